package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.Length;

/** Table of how far collections have come; an entity only so that schema management creates it. */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncCheckpoint")
@Table(name = "sync_checkpoint")
@IdClass(SyncCheckpoint.Key.class)
public class SyncCheckpoint {

    public record Key(String remote, String collection, String scopeHash) {
    }

    @Id
    @Column(length = RecordRow.NAME_LENGTH)
    String remote;

    @Id
    @Column(length = RecordRow.NAME_LENGTH)
    String collection;

    @Id
    @Column(name = "scope_hash", length = 64)
    String scopeHash;

    @Column(length = Length.LONG32)
    String checkpoint;

    @Column(nullable = false, length = 20)
    String enrolment;

    @Column(name = "enrolled_to", length = StoreTables.LONGEST_ID)
    String enrolledTo;

    @Column(length = 20)
    String resync;

    @Column(length = Length.LONG)
    String shape;
}
