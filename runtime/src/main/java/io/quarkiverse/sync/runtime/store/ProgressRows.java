package io.quarkiverse.sync.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.store.Progress;

/** Table {@code sync_checkpoint}, as far as it belongs to one remote. */
final class ProgressRows {

    private final Jdbc jdbc;
    private final String remote;

    ProgressRows(Jdbc jdbc, String remote) {
        this.jdbc = jdbc;
        this.remote = remote;
    }

    Progress read(String collection, String scopeHash) {
        return jdbc.query("select * from sync_checkpoint where remote = ? and collection = ? and scope_hash = ?",
                ProgressRows::row, remote, collection, scopeHash).stream().findFirst().orElseGet(Progress::none);
    }

    void write(String collection, String scopeHash, Progress progress) {
        Optional<String> checkpoint = progress.checkpoint().map(Checkpoint::raw);
        Optional<String> resync = progress.resync().map(Enum::name);
        int known = jdbc.update("""
                update sync_checkpoint set checkpoint = ?, enrolment = ?, enrolled_to = ?, resync = ?
                where remote = ? and collection = ? and scope_hash = ?""", checkpoint, progress.enrolment(),
                progress.enrolledTo(), resync, remote, collection, scopeHash);
        if (known == 0) {
            jdbc.update("""
                    insert into sync_checkpoint (checkpoint, enrolment, enrolled_to, resync, remote, collection, scope_hash)
                    values (?, ?, ?, ?, ?, ?, ?)""", checkpoint, progress.enrolment(), progress.enrolledTo(), resync, remote,
                    collection, scopeHash);
        }
    }

    private static Progress row(ResultSet row) throws SQLException {
        return new Progress(Optional.ofNullable(row.getString("checkpoint")).map(Checkpoint::new),
                Progress.Enrolment.valueOf(row.getString("enrolment")), Optional.ofNullable(row.getString("enrolled_to")),
                Optional.ofNullable(row.getString("resync")).map(Progress.Resync::valueOf));
    }
}
