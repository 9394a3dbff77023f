package io.quarkiverse.sync.deployment.test.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "remarks")
public class Remark {

    @Id
    public String id;

    @ManyToOne
    public Item item;
}
