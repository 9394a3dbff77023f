package io.quarkiverse.sync.entities.deployment.test.shop;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import io.quarkiverse.sync.Synced;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Active record, with a version. */
@Entity
@Synced
public class Item extends PanacheEntityBase {

    @Id
    @GeneratedValue
    public UUID id;
    public String name;
    public int quantity;
    @Version
    public long version;

    public Item() {
    }

    public Item(String name, int quantity) {
        this.name = name;
        this.quantity = quantity;
    }
}
