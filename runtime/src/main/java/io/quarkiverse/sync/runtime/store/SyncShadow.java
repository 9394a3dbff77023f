package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

import org.hibernate.Length;

/** Table of what the hub holds and the entity cannot; an entity only so that schema management creates it. */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncShadow")
@Table(name = "sync_shadow")
public class SyncShadow extends RecordRow {

    @Column(nullable = false, length = LongText.LONGEST_IN_ROW)
    String document;

    @Column(name = "document_outside", length = Length.LONG32)
    String documentOutside;

    @Column(length = Length.LONG)
    String version;
}
