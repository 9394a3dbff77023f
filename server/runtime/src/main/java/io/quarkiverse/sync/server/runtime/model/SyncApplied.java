package io.quarkiverse.sync.server.runtime.model;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

/** A change that the hub has taken, by the id that the edge gave it. */
@Entity(name = "io.quarkiverse.sync.server.runtime.model.SyncApplied")
@Table(name = "sync_applied", indexes = @Index(name = "sync_applied_age", columnList = "applied_at"))
public class SyncApplied {

    @Id
    @Column(name = "change_id")
    UUID changeId;

    @Column(name = "collection", nullable = false)
    String collection;

    @Column(name = "record_id", nullable = false, length = 1000)
    String recordId;

    @Column(name = "state_hash", nullable = false, length = 64)
    String stateHash;

    @Column(name = "applied_at", nullable = false)
    Instant appliedAt;
}
