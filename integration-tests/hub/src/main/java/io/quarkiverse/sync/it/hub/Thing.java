package io.quarkiverse.sync.it.hub;

import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.it.model.Row;

/** Holds a field that the edge's entity does not have. */
@Entity
@Synced(collection = "things")
public class Thing extends Row {
    public String onlyAtTheHub;
    public String serial;
}
