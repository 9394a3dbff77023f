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
 * many executions as rows.
 */
final class TextColumns {

    private final List<TextType> types;
    private final List<String[]> columns = new ArrayList<>();

    TextColumns(List<TextType> types, int rows) {
        this.types = types;
        types.forEach(type -> columns.add(new String[rows]));
    }

    /** @return false if a value has no text: the rows have to be bound one by one */
    boolean set(int row, List<Object> values) {
        for (int column = 0; column < types.size(); column++) {
            Object value = values.get(column);
            Optional<String> text = value == null ? Optional.empty() : types.get(column).text(value);
            if (value != null && text.isEmpty()) {
                return false;
            }
            columns.get(column)[row] = text.orElse(null);
        }
        return true;
    }

    /** In SQL, each column's value in the rows that {@link #from} makes. */
    List<String> values() {
        return IntStream.range(0, types.size()).mapToObj(column -> "sync_value_" + column).toList();
    }

    /** In SQL, a table of the rows; its parameters are the arrays. */
    String from() {
        return "unnest(" + String.join(", ", Collections.nCopies(types.size(), "?")) + ") as sync_rows("
                + String.join(", ", values()) + ")";
    }

    /** @param sql has {@link #from} once */
    void execute(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int column = 0; column < columns.size(); column++) {
                statement.setArray(column + 1, types.get(column).array(connection, columns.get(column)));
            }
            statement.executeUpdate();
        }
    }
}
