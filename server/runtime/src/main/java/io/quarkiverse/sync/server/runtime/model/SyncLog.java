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
 * What transactions changed, as they committed: append only, emptied by the fold. The unique constraint makes no other index:
 * it gives the columns of the key the order in which the feed is read, which Hibernate would sort by their size.
 */
@Entity(name = "io.quarkiverse.sync.server.runtime.model.SyncLog")
@Table(name = "sync_log", uniqueConstraints = @UniqueConstraint(columnNames = { "collection", "xid", "seq" }))
public class SyncLog implements Serializable {

    @Id
    @Column(name = "collection")
    String collection;

    @Id
    @Column(name = "xid")
    long number;

    @Id
    @Column(name = "seq")
    long sequence;

    @Column(name = "last_seq", nullable = false)
    long lastSequence;

    @Column(name = "entries", nullable = false, length = Length.LONG32)
    String entries;

    @Column(name = "deletions", nullable = false)
    int deletions;

    @Column(name = "changed_at", nullable = false)
    Instant changedAt;

    @Override
    public boolean equals(Object other) {
        return other instanceof SyncLog its && collection.equals(its.collection) && number == its.number
                && sequence == its.sequence;
    }

    @Override
    public int hashCode() {
        return Objects.hash(collection, number, sequence);
    }
}
