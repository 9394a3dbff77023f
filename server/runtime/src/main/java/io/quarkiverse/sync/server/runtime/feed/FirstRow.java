package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The one row of a table, which the first node that starts writes. Nodes that start at once on an empty database all find none:
 * one of them gets its row in, and the others find that one when they look again, in a transaction that begins after it.
 */
record FirstRow(Transactions transactions, String table, String insert) {

    void write() {
        if (transactions.run(this::there)) {
            return;
        }
        try {
            transactions.run(connection -> {
                try (PreparedStatement write = connection.prepare(insert)) {
                    return write.executeUpdate();
                }
            });
        } catch (RuntimeException e) {
            if (!transactions.run(this::there)) {
                throw e;
            }
        }
    }

    private boolean there(HubConnection connection) throws SQLException {
        try (PreparedStatement select = connection.prepare("select id from " + table + " where id = 1");
                ResultSet row = select.executeQuery()) {
            return row.next();
        }
    }
}
