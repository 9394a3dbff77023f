package io.quarkiverse.sync.server.runtime.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Identity of the feed's history: one row. */
@Entity(name = "io.quarkiverse.sync.server.runtime.model.SyncEpoch")
@Table(name = "sync_epoch")
public class SyncEpoch {

    @Id
    int id;

    @Column(name = "epoch", nullable = false)
    String epoch;

    /** Which database the history was written in; another one there means that this is a copy. */
    @Column(name = "origin", nullable = false)
    String origin;
}
