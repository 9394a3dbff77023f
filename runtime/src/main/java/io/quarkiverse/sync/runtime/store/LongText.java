package io.quarkiverse.sync.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Text of any length in two columns, in the row where it fits and else outside: H2 keeps a clob of more than 256 characters
 * outside its row, where it costs five times as much to write and twenty times as much to read.
 */
final class LongText {

    /** The longest varchar of H2 is little more. */
    static final int LONGEST_IN_ROW = 1_000_000;

    private LongText() {
    }

    static String inRow(String text) {
        return text.length() <= LONGEST_IN_ROW ? text : "";
    }

    static Optional<String> outside(String text) {
        return text.length() <= LONGEST_IN_ROW ? Optional.empty() : Optional.of(text);
    }

    /** @param column the other one has its name with {@code _outside} */
    static String read(ResultSet row, String column) throws SQLException {
        String outside = row.getString(column + "_outside");
        return outside != null ? outside : row.getString(column);
    }
}
