package io.quarkiverse.sync.server.runtime.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * Greatest position of a deletion that was purged. By collection: else every client of a quiet collection would start over
 * whenever something is purged in a busy one.
 */
@Entity(name = "io.quarkiverse.sync.server.runtime.model.SyncPurged")
@Table(name = "sync_purged")
public class SyncPurged {

    @Id
    @Column(name = "collection")
    String collection;

    @Column(name = "xid", nullable = false)
    long number;

    @Column(name = "seq", nullable = false)
    long sequence;
}
