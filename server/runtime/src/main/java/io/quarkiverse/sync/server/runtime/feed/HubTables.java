package io.quarkiverse.sync.server.runtime.feed;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

import jakarta.persistence.Table;

import io.quarkiverse.sync.server.runtime.model.HubEntities;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Looks at start whether the hub's tables are there, which without schema management nobody else does. */
record HubTables(HubConnection connection, String persistenceUnit) {

    /** Both standard and databases put what is wrong with a statement, such as a name that is not there, in this class. */
    private static final String UNKNOWN_NAME = "42";

    /** @throws ConfigurationException naming the first table that is missing */
    void check() throws SQLException {
        for (Class<?> entity : HubEntities.ALL) {
            String name = connection.names().in(entity.getAnnotation(Table.class).name());
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
                        e, Set.of("quarkus.hibernate-orm.schema-management.strategy"));
            }
        }
    }
}
