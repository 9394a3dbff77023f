package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

import org.hibernate.Length;

/** Table of conflicts and their decisions; an entity only so that schema management creates it. */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncConflict")
@Table(name = "sync_conflict", indexes = {
        @Index(name = "sync_conflict_record", columnList = "record_id, collection, remote"),
        @Index(name = "sync_conflict_open", columnList = "remote, collection, state, record_id"),
        @Index(name = "sync_conflict_decided", columnList = "remote, decided_at") })
public class SyncConflict {

    @Id
    @Column(name = "conflict_id", length = 36)
    String conflictId;

    @Column(nullable = false, length = RecordRow.NAME_LENGTH)
    String remote;

    @Column(nullable = false, length = RecordRow.NAME_LENGTH)
    String collection;

    @Column(name = "record_id", nullable = false, length = StoreTables.LONGEST_ID)
    String recordId;

    @Column(nullable = false, length = 20)
    String state;

    @Column(nullable = false, length = Length.LONG32)
    String base;

    @Column(name = "local_state", nullable = false, length = Length.LONG32)
    String localState;

    @Column(name = "remote_state", nullable = false, length = Length.LONG32)
    String remoteState;

    @Column(name = "remote_version", length = Length.LONG)
    String remoteVersion;

    @Column(nullable = false)
    long revision;

    @Column(name = "opened_at", nullable = false)
    long openedAt;

    @Column(length = Length.LONG)
    String resolver;

    @Column(length = Length.LONG32)
    String resolution;

    @Column(length = Length.LONG32)
    String outcome;

    @Column(name = "decided_at")
    Long decidedAt;
}
