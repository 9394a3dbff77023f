package io.quarkiverse.sync.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Progress.Shape;

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
        Optional<String> shape = progress.shape().map(ProgressRows::text);
        int known = jdbc.update("""
                update sync_checkpoint set checkpoint = ?, enrolment = ?, enrolled_to = ?, resync = ?, shape = ?
                where remote = ? and collection = ? and scope_hash = ?""", checkpoint, progress.enrolment(),
                progress.enrolledTo(), resync, shape, remote, collection, scopeHash);
        if (known == 0) {
            jdbc.update("""
                    insert into sync_checkpoint (checkpoint, enrolment, enrolled_to, resync, shape, remote, collection,
                    scope_hash) values (?, ?, ?, ?, ?, ?, ?, ?)""", checkpoint, progress.enrolment(),
                    progress.enrolledTo(), resync, shape, remote, collection, scopeHash);
        }
    }

    private static Progress row(ResultSet row) throws SQLException {
        return new Progress(Optional.ofNullable(row.getString("checkpoint")).map(Checkpoint::new),
                Progress.Enrolment.valueOf(row.getString("enrolment")), Optional.ofNullable(row.getString("enrolled_to")),
                Optional.ofNullable(row.getString("resync")).map(Progress.Resync::valueOf),
                Optional.ofNullable(row.getString("shape")).map(ProgressRows::shape));
    }

    private static String text(Shape shape) {
        ObjectNode json = StateText.JSON.createObjectNode().put("version", shape.version());
        shape.fields().stream().sorted().forEach(json.putArray("fields")::add);
        shape.learned().stream().sorted().forEach(json.putArray("learned")::add);
        return json.toString();
    }

    private static Shape shape(String text) {
        JsonNode json = StateText.read(text);
        return new Shape(json.get("version").intValue(), names(json.get("fields")), names(json.get("learned")));
    }

    private static Set<String> names(JsonNode texts) {
        Set<String> names = new HashSet<>();
        texts.forEach(text -> names.add(text.textValue()));
        return names;
    }
}
