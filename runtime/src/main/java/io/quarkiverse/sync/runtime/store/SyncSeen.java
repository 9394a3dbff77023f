package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** Table of the records that are alive during a resync; an entity only so that schema management creates it. */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncSeen")
@Table(name = "sync_seen")
public class SyncSeen extends RecordRow {
}
