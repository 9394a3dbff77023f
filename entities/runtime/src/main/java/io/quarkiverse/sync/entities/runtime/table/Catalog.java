package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What the database itself tells of a table.
 *
 * @param schema as the catalog spells it
 * @param table as the catalog spells it
 */
record Catalog(Connection connection, String schema, String table) {

    /** @param table as a statement names it */
    static Catalog of(Connection connection, String table) throws SQLException {
        DatabaseMetaData database = connection.getMetaData();
        String[] name = table.split("\\.");
        return new Catalog(connection,
                name.length > 1 ? stored(database, name[name.length - 2]) : connection.getSchema(),
                stored(database, name[name.length - 1]));
    }

    /** A column's name without its quotes, in lower case: how statements and the catalog both can be asked for it. */
    static String plain(String column) {
        return column.replaceAll("[\"`]", "").toLowerCase(Locale.ROOT);
    }

    private static String stored(DatabaseMetaData database, String name) throws SQLException {
        if (name.startsWith("\"")) {
            return name.replace("\"", "");
        }
        return database.storesLowerCaseIdentifiers() ? name.toLowerCase(Locale.ROOT)
                : database.storesUpperCaseIdentifiers() ? name.toUpperCase(Locale.ROOT) : name;
    }

    /**
     * A column.
     *
     * @param digits behind the point of a number, or of a second
     */
    record Column(String type, int digits) {
    }

    /** By plain name. */
    Map<String, Column> columns() throws SQLException {
        Map<String, Column> found = new HashMap<>();
        try (ResultSet columns = connection.getMetaData().getColumns(connection.getCatalog(), schema, table, null)) {
            while (columns.next()) {
                // What was asked for is a pattern, in which an underscore stands for any character.
                if (table.equals(columns.getString("TABLE_NAME")) && Objects.equals(schema, columns.getString("TABLE_SCHEM"))) {
                    found.put(plain(columns.getString("COLUMN_NAME")), new Column(
                            columns.getString("TYPE_NAME").toLowerCase(Locale.ROOT), columns.getInt("DECIMAL_DIGITS")));
                }
            }
        }
        return found;
    }

    /** The columns of each unique index, by plain name. */
    Map<String, Set<String>> uniqueIndexes() throws SQLException {
        Map<String, Set<String>> indexes = new HashMap<>();
        try (ResultSet columns = connection.getMetaData().getIndexInfo(connection.getCatalog(), schema, table, true, true)) {
            while (columns.next()) {
                String column = columns.getString("COLUMN_NAME");
                if (column != null) {
                    indexes.computeIfAbsent(columns.getString("INDEX_NAME"), index -> new HashSet<>()).add(plain(column));
                }
            }
        }
        return indexes;
    }

    /** @param values of the statement's parameters */
    boolean exists(String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
