package io.quarkiverse.sync.entities.deployment.test.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkiverse.sync.Synced;

/** In a persistence unit of its own. */
@Entity
@Synced
public class Entry {

    @Id
    public Long id;
    public String text;

    public Entry() {
    }

    public Entry(long id, String text) {
        this.id = id;
        this.text = text;
    }
}
