package io.quarkiverse.sync.server.runtime.push;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

import io.quarkiverse.sync.server.runtime.Json;
import io.quarkiverse.sync.server.runtime.feed.HubConnection;

/** Keeps the rows that the hub refused: a plain client throws its own copy away. */
final class Rejections {

    private static final int LONGEST_MESSAGE = 4000;

    private final HubConnection connection;
    private final String collection;

    Rejections(HubConnection connection, String collection) {
        this.connection = connection;
        this.collection = collection;
    }

    void keep(PushRow row, RowAnswer.Refused why) throws SQLException {
        OffsetDateTime now = Instant.now().atOffset(ZoneOffset.UTC);
        String message = why.message().substring(0, Math.min(why.message().length(), LONGEST_MESSAGE));
        try (PreparedStatement update = connection.prepare("update sync_rejection set times = times + 1, last_at = ?,"
                + " reason = ?, message = ? where collection = ? and record_id = ? and state_hash = ?")) {
            update.setObject(1, now);
            update.setString(2, why.reason());
            update.setString(3, message);
            update.setString(4, collection);
            update.setString(5, row.id());
            update.setString(6, row.stateHash());
            if (update.executeUpdate() > 0) {
                return;
            }
        }
        try (PreparedStatement insert = connection.prepare("insert into sync_rejection (collection, record_id,"
                + " state_hash, document, reason, message, first_at, last_at, times) values (?, ?, ?, ?, ?, ?, ?, ?, 1)")) {
            insert.setString(1, collection);
            insert.setString(2, row.id());
            insert.setString(3, row.stateHash());
            insert.setString(4, Json.text(row.json()));
            insert.setString(5, why.reason());
            insert.setString(6, message);
            insert.setObject(7, now);
            insert.setObject(8, now);
            insert.executeUpdate();
        } catch (SQLException e) {
            throw Retrying.passing(e);
        }
    }
}
