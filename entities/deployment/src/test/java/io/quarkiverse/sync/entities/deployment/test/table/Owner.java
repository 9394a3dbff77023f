package io.quarkiverse.sync.entities.deployment.test.table;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "owners")
public class Owner {
    @Id
    public String id;
    public String name;
}
