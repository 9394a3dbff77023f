package io.quarkiverse.sync.it.edge;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.it.model.Row;

/** Has a constraint of its own, so that the hub can hold records that this edge cannot store. */
@Entity
@Synced(collection = "things")
public class Thing extends Row {
    @Column(unique = true)
    public String serial;
    /** Room for more than some remotes take in one request. */
    @Column(length = 1_000_000)
    public String notes;
}
