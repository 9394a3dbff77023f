package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

import org.hibernate.Length;

/** Table of incoming records that were not applied; an entity only so that schema management creates it. */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncQuarantine")
@Table(name = "sync_quarantine", indexes = @Index(name = "sync_quarantine_order", columnList = "remote, collection, record_id"))
public class SyncQuarantine extends RecordRow {

    @Column(nullable = false, length = Length.LONG32)
    String document;

    @Column(length = Length.LONG)
    String version;

    @Column(name = "raw_text", length = Length.LONG32)
    String rawText;

    @Column(nullable = false, length = 20)
    String reason;

    @Column(nullable = false, length = Length.LONG32)
    String message;

    @Column(name = "blocked_by", length = Length.LONG)
    String blockedBy;

    @Column(nullable = false)
    int attempts;

    @Column(name = "next_attempt_at")
    Long nextAttemptAt;
}
