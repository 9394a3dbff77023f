package io.quarkiverse.sync.entities.deployment.test.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import io.quarkiverse.sync.Synced;

/** What samples refer to; a region lies within another. */
@Entity
@Synced
public class Region {

    @Id
    public Long id;
    public String name;
    @ManyToOne(fetch = FetchType.LAZY)
    public Region parent;

    public Region() {
    }

    public Region(long id, String name) {
        this.id = id;
        this.name = name;
    }
}
