package io.quarkiverse.sync.entities.runtime.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The values of several rows as one array of texts for each column. PostgreSQL takes them all by one statement; a batch is as
 * many executions as rows. Rows need not have a value for every column.
 */
final class TextColumns {

    /** Of a column for which a row has no value, which is not the same as null. */
    static final Object NONE = new Object();

    private final List<TextType> types;
    private final List<String[]> columns = new ArrayList<>();
    private final String[] given;

    TextColumns(List<TextType> types, int rows) {
        this.types = types;
        types.forEach(type -> columns.add(new String[rows]));
        given = new String[rows];
    }

    /** @return false if a value has no text: the rows have to be bound one by one */
    boolean set(int row, List<Object> values) {
        StringBuilder given = new StringBuilder();
        for (int column = 0; column < types.size(); column++) {
            Object value = values.get(column);
            given.append(value == NONE ? '0' : '1');
            if (value != null && value != NONE) {
                Optional<String> text = types.get(column).text(value);
                if (text.isEmpty()) {
                    return false;
                }
                columns.get(column)[row] = text.get();
            }
        }
        this.given[row] = given.toString();
        return true;
    }

    /** In SQL, each column's value in the rows that {@link #from} makes. */
    List<String> values() {
        return IntStream.range(0, types.size()).mapToObj(column -> "sync_value_" + column).toList();
    }

    /** In SQL, a column's value, or something else in rows that have none. */
    String valueOr(int column, String other) {
        return "case when substr(sync_given, " + (column + 1) + ", 1) = '1' then sync_value_" + column + " else " + other
                + " end";
    }

    /** In SQL, a table of the rows; its parameters are the arrays. */
    String from() {
        return "unnest(" + String.join(", ", Collections.nCopies(types.size() + 1, "?")) + ") as sync_rows("
                + String.join(", ", values()) + ", sync_given)";
    }

    /** @param sql has {@link #from} once */
    void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < columns.size(); column++) {
                statement.setArray(column + 1, types.get(column).array(connection, columns.get(column)));
            }
            statement.setArray(columns.size() + 1, TextType.TEXT.array(connection, given));
            statement.executeUpdate();
        }
    }
}
