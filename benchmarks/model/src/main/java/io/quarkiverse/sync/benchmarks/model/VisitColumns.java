package io.quarkiverse.sync.benchmarks.model;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The columns of a visit in plain JDBC. */
public final class VisitColumns {

    private record Column(String name, String type, Function<VisitRow, Object> value) {
    }

    private static final List<Column> ALL = List.of(new Column("id", "uuid", VisitRow::id),
            new Column("title", "varchar", VisitRow::title), new Column("customer", "varchar", VisitRow::customer),
            new Column("notes", "varchar", VisitRow::notes), new Column("status", "varchar", VisitRow::status),
            new Column("rating", "integer", VisitRow::rating), new Column("price", "numeric", VisitRow::price),
            new Column("visitedAt", "timestamptz", row -> row.visitedAt().atOffset(ZoneOffset.UTC)));

    public static final String NAMES = each(Column::name);

    /** A parameter for each. */
    public static final String PLACES = each(column -> "?");

    /** What follows an insert on PostgreSQL that is to replace the rows which are there. */
    public static final String REPLACE = " on conflict (id) do update set "
            + each(column -> column.name() + " = excluded." + column.name());

    private VisitColumns() {
    }

    private static String each(Function<Column, String> text) {
        return ALL.stream().map(text).collect(Collectors.joining(", "));
    }

    public static String insert(String table) {
        return "insert into " + table + " (" + NAMES + ") values (" + PLACES + ")";
    }

    /** Many rows by one statement, of which each parameter is a column: PostgreSQL only. */
    public static String unnest(String table) {
        return "insert into " + table + " (" + NAMES + ") select * from unnest("
                + each(column -> "?::" + column.type() + "[]") + ")";
    }

    public static void bind(PreparedStatement statement, VisitRow row) throws SQLException {
        int parameter = 0;
        for (Column column : ALL) {
            statement.setObject(++parameter, column.value().apply(row));
        }
    }

    /** For {@link #unnest}. */
    public static void bind(PreparedStatement statement, List<VisitRow> rows) throws SQLException {
        int parameter = 0;
        for (Column column : ALL) {
            Object[] values = rows.stream().map(column.value()).toArray();
            statement.setArray(++parameter, statement.getConnection().createArrayOf(column.type(), values));
        }
    }
}
