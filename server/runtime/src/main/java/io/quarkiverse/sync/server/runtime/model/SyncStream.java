package io.quarkiverse.sync.server.runtime.model;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/** Numbers the transactions of a database without fence: one row, updated last before commit. */
@Entity(name = "io.quarkiverse.sync.server.runtime.model.SyncStream")
@Table(name = "sync_stream")
public class SyncStream {

    @Id
    int id;

    @Column(name = "seq", nullable = false)
    long number;
}
