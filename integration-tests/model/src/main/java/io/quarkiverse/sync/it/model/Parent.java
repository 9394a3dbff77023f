package io.quarkiverse.sync.it.model;

import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "parents")
public class Parent extends Row {
}
