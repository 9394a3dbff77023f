package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import jakarta.persistence.Table;

import io.quarkiverse.sync.server.runtime.model.HubEntities;
import io.quarkus.runtime.configuration.ConfigurationException;

/**
 * Looks at start whether the hub's tables are there and as new as this code, which without schema management nobody else does.
 */
record HubTables(Transactions transactions, String persistenceUnit) {

    /** Both standard and databases put what is wrong with a statement, such as a name that is not there, in this class. */
    private static final String UNKNOWN_NAME = "42";

    private static final int CURRENT = 1;

    private static final String PROPERTY = "quarkus.hibernate-orm.schema-management.strategy";

    /** @throws ConfigurationException naming the first table that is missing, or the version if it is another one */
    void check() {
        transactions.run(this::tablesAreThere);
        int found = version();
        if (found != CURRENT) {
            throw new ConfigurationException(
                    ("The hub's tables in the database of persistence unit '%s' are of version %d, this application needs version"
                            + " %d. If they are older, run the SQL in between, shipped in META-INF/quarkus-sync/hub; if they are"
                            + " newer, this application is too old for them: see the page 'Tables' (reference-tables) of the"
                            + " documentation.").formatted(persistenceUnit, found, CURRENT),
                    Set.of(PROPERTY));
        }
    }

    private int version() {
        // Schema management creates tables, not rows.
        new FirstRow(transactions, "sync_hub_version", "insert into sync_hub_version (id, version) values (1, " + CURRENT + ")")
                .write();
        return transactions.run(connection -> {
            try (PreparedStatement select = connection.prepare("select version from sync_hub_version where id = 1");
                    ResultSet row = select.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        });
    }

    private boolean tablesAreThere(HubConnection connection) throws SQLException {
        for (Class<?> entity : HubEntities.ALL) {
            read(connection, connection.names().in(entity.getAnnotation(Table.class).name()));
        }
        return true;
    }

    private void read(HubConnection connection, String name) throws SQLException {
        try (Statement statement = connection.jdbc().createStatement()) {
            statement.executeQuery("select 1 from " + name + " where 1 = 0").close();
        } catch (SQLException e) {
            if (e.getSQLState() == null || !e.getSQLState().startsWith(UNKNOWN_NAME)) {
                throw e;
            }
            throw new ConfigurationException(
                    ("The hub's table %s cannot be read in the database of persistence unit '%s': %s. Run the SQL that is"
                            + " shipped in META-INF/quarkus-sync/hub, or in development let schema management create the"
                            + " tables: see the page 'Tables' (reference-tables) of the documentation.")
                            .formatted(name, persistenceUnit, e.getMessage().strip()),
                    e, Set.of(PROPERTY));
        }
    }
}
