package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.MappedSuperclass;

/** What is kept of a record for one remote. */
@MappedSuperclass
@IdClass(RowKey.class)
public abstract class RecordRow {

    static final int NAME_LENGTH = 100;

    @Id
    @Column(length = NAME_LENGTH)
    String remote;

    @Id
    @Column(length = NAME_LENGTH)
    String collection;

    @Id
    @Column(name = "record_id", length = StoreTables.LONGEST_ID)
    String recordId;
}
