package io.quarkiverse.sync.benchmarks.model;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;

/** The application's database past entities, transactions of the container and capture. */
@Singleton
public class Database {

    private static final int BATCH = 1000;

    private final AgroalDataSource dataSource;

    Database(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @FunctionalInterface
    public interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /** One transaction. */
    public <T> T transaction(Work<T> work) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            T result = work.run(connection);
            connection.commit();
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public boolean isPostgres() {
        return product().startsWith("PostgreSQL");
    }

    /** With its version. */
    String product() {
        return transaction(connection -> connection.getMetaData().getDatabaseProductName() + " "
                + connection.getMetaData().getDatabaseProductVersion());
    }

    /** Inserts rows of the given numbers. */
    public void seed(String table, long from, long to) {
        for (long start = from; start < to; start += BATCH) {
            long first = start;
            transaction(connection -> insert(connection, table, first, Math.min(first + BATCH, to)));
        }
    }

    private static int insert(Connection connection, String table, long from, long to) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(VisitColumns.insert(table))) {
            for (long number = from; number < to; number++) {
                VisitColumns.bind(insert, VisitRow.of(number));
                insert.addBatch();
            }
            return insert.executeBatch().length;
        }
    }

    public long count(String table) {
        return transaction(connection -> {
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }

    /** Empties the tables of the application and all that was remembered about their rows. */
    public void clear() {
        transaction(connection -> {
            for (String table : tables(connection)) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute("truncate table " + table);
                }
            }
            return null;
        });
    }

    /** As after a night: what the database puts off is done. */
    public void settle() {
        boolean postgres = isPostgres();
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(postgres ? "vacuum analyze" : "analyze");
            statement.execute(postgres ? "checkpoint" : "checkpoint sync");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> tables = new ArrayList<>();
        DatabaseMetaData metadata = connection.getMetaData();
        try (ResultSet rows = metadata.getTables(null, connection.getSchema(), "%", new String[] { "TABLE", "BASE TABLE" })) {
            while (rows.next()) {
                String table = rows.getString("TABLE_NAME").toLowerCase(Locale.ROOT);
                if (!List.of("sync_version", "sync_hub_version", "sync_epoch", "sync_stream", "sync_purged", "sync_lease")
                        .contains(table)) {
                    tables.add(table);
                }
            }
        }
        // As the fold takes them, which may be at work.
        tables.sort(Comparator.comparing((String table) -> !table.equals("sync_log")));
        return tables;
    }
}
