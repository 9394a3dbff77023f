package io.quarkiverse.sync.runtime.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Index;
import jakarta.persistence.Table;

import org.hibernate.Length;

/** Table of the run log; an entity only so that schema management creates it. Its numbers are those of the captures. */
@Entity(name = "io.quarkiverse.sync.runtime.store.SyncRun")
@Table(name = "sync_run", indexes = @Index(name = "sync_run_newest", columnList = "remote, run_number"))
public class SyncRun {

    @Id
    @Column(name = "run_id", length = 36)
    String runId;

    @Column(name = "run_number", nullable = false)
    long number;

    @Column(nullable = false, length = RecordRow.NAME_LENGTH)
    String remote;

    @Column(name = "started_at", nullable = false)
    long startedAt;

    @Column(name = "ended_at", nullable = false)
    long endedAt;

    @Column(nullable = false, length = 20)
    String outcome;

    @Column(nullable = false)
    int uploaded;

    @Column(nullable = false)
    int downloaded;

    @Column(nullable = false)
    int conflicts;

    @Column(nullable = false)
    int errors;

    @Column(name = "bytes_sent", nullable = false)
    long bytesSent;

    @Column(name = "bytes_received", nullable = false)
    long bytesReceived;

    @Column(nullable = false, length = Length.LONG32)
    String detail;
}
