package io.quarkiverse.sync.it.model;

import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "server-wins")
public class ServerWinsRow extends Row {
}
