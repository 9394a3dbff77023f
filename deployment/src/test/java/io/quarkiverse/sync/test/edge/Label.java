package io.quarkiverse.sync.test.edge;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkiverse.sync.Synced;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

@Entity
@Synced(collection = "labels")
public class Label extends PanacheEntityBase {
    @Id
    public String id;
    public String text;
}
