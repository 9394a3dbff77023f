package io.quarkiverse.sync.benchmarks.model;

import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "visits")
public class Visit extends VisitFields {
}
