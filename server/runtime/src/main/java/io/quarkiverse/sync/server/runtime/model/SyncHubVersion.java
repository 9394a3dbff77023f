package io.quarkiverse.sync.server.runtime.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** How new the hub's tables are: one row. Not the edge's table: an application may be both, and runs the SQL of both. */
@Entity(name = "io.quarkiverse.sync.server.runtime.model.SyncHubVersion")
@Table(name = "sync_hub_version")
public class SyncHubVersion {

    @Id
    int id;

    @Column(name = "version", nullable = false)
    int version;
}
