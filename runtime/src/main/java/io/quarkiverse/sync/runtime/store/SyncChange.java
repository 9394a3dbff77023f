package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

import org.hibernate.Length;

/**
 * Table of dirty records; an entity only so that schema management creates it. Times are microseconds since 1970. The state is
 * the first column of the index because the table is empty as a rule: PostgreSQL, which has that in its statistics, would look
 * a record up by an index that begins as the key does, and read all changes of its collection for each.
 */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncChange")
@Table(name = "sync_change", indexes = @Index(name = "sync_change_due", columnList = "state, remote, collection, kind, record_id"))
public class SyncChange extends RecordRow {

    @Column(name = "change_id", nullable = false, length = 36)
    String changeId;

    @Column(nullable = false)
    long revision;

    @Column(nullable = false, length = LongText.LONGEST_IN_ROW)
    String base;

    @Column(name = "base_outside", length = Length.LONG32)
    String baseOutside;

    @Column(nullable = false, length = Length.LONG32)
    String sent;

    @Column(nullable = false, length = 20)
    String state;

    @Column(nullable = false, length = 20)
    String kind;

    @Column(name = "changed_at", nullable = false)
    long changedAt;

    @Column(name = "resting_as_of")
    Long restingAsOf;

    @Column(nullable = false)
    int attempts;

    @Column(name = "next_attempt_at")
    Long nextAttemptAt;

    @Column(length = Length.LONG32)
    String error;
}
