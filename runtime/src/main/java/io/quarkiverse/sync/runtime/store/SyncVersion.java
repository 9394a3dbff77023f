package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** One row that says how new the tables are; an entity only so that schema management creates it. */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncVersion")
@Table(name = "sync_version")
public class SyncVersion {

    @Id
    @Column(name = "part", length = 20)
    String part;

    @Column(name = "version", nullable = false)
    int version;
}
