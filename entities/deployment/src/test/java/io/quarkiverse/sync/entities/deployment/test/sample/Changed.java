package io.quarkiverse.sync.entities.deployment.test.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkiverse.sync.Synced;

/** Of which the database itself makes something else. */
@Entity
@Synced(collection = "changed")
public class Changed {
    @Id
    public long id;
    public String text;
}
