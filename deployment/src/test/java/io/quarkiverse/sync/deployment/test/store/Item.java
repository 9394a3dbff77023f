package io.quarkiverse.sync.deployment.test.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "items")
public class Item {

    @Id
    @Column(columnDefinition = "varchar(300)")
    public String id;
    @Column(length = 1_048_576)
    public String name;
    public int quantity;
    @Version
    public long version;
}
