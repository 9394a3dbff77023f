package io.quarkiverse.sync.it.hub;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.it.model.Row;

/** Holds a field that the edge's entity does not have, rounds one, and lets nobody else write one: its stamp. */
@Entity
@Synced(collection = "things")
public class Thing extends Row {
    public String onlyAtTheHub;
    public String serial;
    @Column(precision = 14, scale = 2)
    public BigDecimal price;
    public String stamp;
}
