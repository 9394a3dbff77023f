package io.quarkiverse.sync.server.runtime.feed;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

import io.quarkiverse.sync.entities.runtime.table.TableNames;

/** The connection of a transaction. Statements name the hub's tables as their entities do. */
public record HubConnection(Connection jdbc, TableNames names) {

    public PreparedStatement prepare(String sql) throws SQLException {
        return jdbc.prepareStatement(names.in(sql));
    }
}
