package io.quarkiverse.sync.it.model;

import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "client-wins")
public class ClientWinsRow extends Row {
}
