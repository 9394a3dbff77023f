package io.quarkiverse.sync.it.edge;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;

import com.fasterxml.jackson.annotation.JsonIgnore;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.it.model.Row;

/**
 * Has a constraint of its own, so that the hub can hold records that this edge cannot store, and counts how often it was
 * written.
 */
@Entity
@Synced(collection = "things")
public class Thing extends Row {
    @Column(unique = true)
    public String serial;
    /** Room for more than some remotes take in one request. */
    @Column(length = 1_000_000)
    public String notes;
    @Column(precision = 14, scale = 4)
    public BigDecimal price;
    public String stamp;
    /** Not among what the tests compare: it never travels. */
    @Version
    @JsonIgnore
    public int version;
}
