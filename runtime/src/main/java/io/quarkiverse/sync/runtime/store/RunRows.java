package io.quarkiverse.sync.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.quarkiverse.sync.store.RunRecord;

/** Table {@code sync_run}, as far as it belongs to one remote. */
final class RunRows {

    private final Jdbc jdbc;
    private final String remote;

    RunRows(Jdbc jdbc, String remote) {
        this.jdbc = jdbc;
        this.remote = remote;
    }

    void add(RunRecord run) {
        jdbc.update("insert into sync_run (run_number, run_id, remote, started_at, ended_at, outcome, uploaded, downloaded,"
                + " conflicts, errors, bytes_sent, bytes_received, detail)"
                + " values (" + StoreTables.nextNumber(jdbc.dialect()) + ", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                run.runId(), remote, run.started(), run.ended(), run.outcome(), run.uploaded(), run.downloaded(),
                run.conflicts(), run.errors(), run.bytesSent(), run.bytesReceived(), run.detail());
    }

    /** Looks at the oldest only: runs are numbered in the order in which they end. */
    boolean forget(Instant before, int rows) {
        return jdbc.update("""
                delete from sync_run where run_id in (select o.run_id from (select run_id, ended_at from sync_run
                where remote = ? order by remote, run_number fetch first ? rows only) o where o.ended_at < ?)""",
                remote, rows, before) == rows;
    }

    List<RunRecord> newest(int limit) {
        return jdbc.query("select * from sync_run where remote = ? order by run_number desc fetch first ? rows only",
                RunRows::row, remote, limit);
    }

    private static RunRecord row(ResultSet row) throws SQLException {
        return new RunRecord(UUID.fromString(row.getString("run_id")), Micros.time(row, "started_at"),
                Micros.time(row, "ended_at"), row.getString("outcome"), row.getInt("uploaded"), row.getInt("downloaded"),
                row.getInt("conflicts"), row.getInt("errors"), row.getLong("bytes_sent"), row.getLong("bytes_received"),
                row.getString("detail"));
    }
}
