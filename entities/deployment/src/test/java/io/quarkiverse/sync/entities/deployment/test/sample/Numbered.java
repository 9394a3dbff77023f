package io.quarkiverse.sync.entities.deployment.test.sample;

import java.time.Instant;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Lob;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import io.quarkiverse.sync.Synced;

/** What the database numbers itself, with a time for a version; stands in a cached collection of its owner. */
@Entity
@Synced
@Cacheable
public class Numbered {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    @Version
    public Instant changed;
    @Lob
    public String text;
    @ManyToOne
    public Region region;
}
