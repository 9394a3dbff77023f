package io.quarkiverse.sync.benchmarks.model;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;

/** The columns of a visit in plain JDBC. */
public final class VisitColumns {

    public static final String NAMES = "id, title, customer, notes, status, rating, price, visitedAt";

    private VisitColumns() {
    }

    public static String insert(String table) {
        return "insert into " + table + " (" + NAMES + ") values (?, ?, ?, ?, ?, ?, ?, ?)";
    }

    public static void bind(PreparedStatement statement, VisitRow row) throws SQLException {
        statement.setObject(1, row.id());
        statement.setString(2, row.title());
        statement.setString(3, row.customer());
        statement.setString(4, row.notes());
        statement.setString(5, row.status());
        statement.setInt(6, row.rating());
        statement.setBigDecimal(7, row.price());
        statement.setObject(8, row.visitedAt().atOffset(ZoneOffset.UTC));
    }
}
