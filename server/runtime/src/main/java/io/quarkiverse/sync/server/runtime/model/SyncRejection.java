package io.quarkiverse.sync.server.runtime.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

import org.hibernate.Length;

/**
 * A pushed row that the hub refused, kept so that nobody's work is lost; the same row sent again is counted. The unique
 * constraint is the key, and orders its columns.
 */
@Entity(name = "io.quarkiverse.sync.server.runtime.model.SyncRejection")
@Table(name = "sync_rejection", uniqueConstraints = @UniqueConstraint(columnNames = { "collection", "record_id",
        "state_hash" }))
public class SyncRejection implements Serializable {

    @Id
    @Column(name = "collection")
    String collection;

    @Id
    @Column(name = "record_id", length = 1000)
    String recordId;

    @Id
    @Column(name = "state_hash", length = 64)
    String stateHash;

    @Column(name = "document", nullable = false, length = Length.LONG32)
    String document;

    @Column(name = "reason", nullable = false)
    String reason;

    @Column(name = "message", nullable = false, length = 4000)
    String message;

    @Column(name = "first_at", nullable = false)
    Instant firstAt;

    @Column(name = "last_at", nullable = false)
    Instant lastAt;

    @Column(name = "times", nullable = false)
    int times;

    @Override
    public boolean equals(Object other) {
        return other instanceof SyncRejection its && collection.equals(its.collection) && recordId.equals(its.recordId)
                && stateHash.equals(its.stateHash);
    }

    @Override
    public int hashCode() {
        return Objects.hash(collection, recordId, stateHash);
    }
}
