package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Table of who may run for a remote; an entity only so that schema management creates it. */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncLease")
@Table(name = "sync_lease")
public class SyncLease {

    @Id
    @Column(length = RecordRow.NAME_LENGTH)
    String remote;

    @Column(nullable = false, length = 255)
    String holder;

    @Column(nullable = false)
    long token;

    @Column(name = "expires_at", nullable = false)
    long expiresAt;
}
