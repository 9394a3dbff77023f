package io.quarkiverse.sync.test.config;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.Id;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "counted")
public class Counted {
    @Id
    @GeneratedValue
    public Long id;
}
