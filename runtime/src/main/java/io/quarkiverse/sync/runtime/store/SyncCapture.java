package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;

import org.hibernate.Length;

/**
 * Table of packed notes of what local transactions changed; an entity only so that schema management creates it and its
 * sequence, which must not be cached: the numbers of a record's captures have to grow with its commits.
 */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncCapture")
@Table(name = "sync_capture")
public class SyncCapture {

    static final String SEQUENCE = "sync_number";

    @Id
    @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "io.quarkiverse.sync.runtime.store.number")
    @SequenceGenerator(name = "io.quarkiverse.sync.runtime.store.number", sequenceName = SEQUENCE, allocationSize = 1)
    @Column(name = "capture_number")
    long number;

    @Column(name = "captured_at", nullable = false)
    long capturedAt;

    @Column(length = RecordRow.NAME_LENGTH)
    String origin;

    /** How many entries of which collection, so that they can be counted without being read. */
    @Column(nullable = false, length = Length.LONG32)
    String counts;

    @Column(nullable = false, length = LongText.LONGEST_IN_ROW)
    String entries;

    @Column(name = "entries_outside", length = Length.LONG32)
    String entriesOutside;
}
