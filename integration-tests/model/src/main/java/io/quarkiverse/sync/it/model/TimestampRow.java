package io.quarkiverse.sync.it.model;

import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "timestamp")
public class TimestampRow extends Row {
}
