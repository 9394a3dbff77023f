package io.quarkiverse.sync.server.runtime.model;

import java.io.Serializable;
import java.time.Instant;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;

import org.hibernate.Length;

/**
 * The folded part of the feed: the greatest position of each record, and what a deleted record held last. The unique constraint
 * is the key, and orders its columns.
 */
@Entity(name = "io.quarkiverse.sync.server.runtime.model.SyncFeed")
@Table(name = "sync_feed", uniqueConstraints = @UniqueConstraint(columnNames = { "collection",
        "record_id" }), indexes = @Index(name = "sync_feed_position", columnList = "collection, xid, seq"))
public class SyncFeed implements Serializable {

    @Id
    @Column(name = "collection")
    String collection;

    @Id
    @Column(name = "record_id", length = 1000)
    String recordId;

    @Column(name = "xid", nullable = false)
    long number;

    @Column(name = "seq", nullable = false)
    long sequence;

    @Column(name = "deleted", nullable = false)
    boolean deleted;

    @Column(name = "image", length = Length.LONG32)
    String image;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Override
    public boolean equals(Object other) {
        return other instanceof SyncFeed its && collection.equals(its.collection) && recordId.equals(its.recordId);
    }

    @Override
    public int hashCode() {
        return Objects.hash(collection, recordId);
    }
}
