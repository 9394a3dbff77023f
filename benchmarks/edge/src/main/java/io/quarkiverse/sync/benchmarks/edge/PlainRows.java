package io.quarkiverse.sync.benchmarks.edge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;

import io.quarkiverse.sync.benchmarks.model.Database;
import io.quarkiverse.sync.benchmarks.model.VisitColumns;
import io.quarkiverse.sync.benchmarks.model.VisitRow;

/** Inserts the documents of a page in one transaction, the fastest plain way that each database has. */
@Singleton
class PlainRows {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String TABLE = "PlainVisit";

    private final Database database;
    private final boolean postgres;

    PlainRows(Database database) {
        this.database = database;
        this.postgres = database.isPostgres();
    }

    int insert(PlainPage page) {
        return database.transaction(connection -> postgres ? unnest(connection, page) : batch(connection, page));
    }

    private static int batch(Connection connection, PlainPage page) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(VisitColumns.insert(TABLE))) {
            read(page, row -> {
                VisitColumns.bind(insert, row);
                insert.addBatch();
            });
            return insert.executeBatch().length;
        }
    }

    private static int unnest(Connection connection, PlainPage page) throws SQLException {
        List<VisitRow> rows = new ArrayList<>();
        read(page, rows::add);
        try (PreparedStatement insert = connection.prepareStatement(VisitColumns.unnest(TABLE))) {
            VisitColumns.bind(insert, rows);
            return insert.executeUpdate();
        }
    }

    private interface Each {
        void accept(VisitRow row) throws SQLException;
    }

    private static void read(PlainPage page, Each each) throws SQLException {
        try (JsonParser parser = JSON.createParser(page.body())) {
            parser.nextToken();
            parser.nextToken();
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                each.accept(row(parser));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VisitRow row(JsonParser parser) throws IOException {
        UUID id = null;
        String title = null;
        String customer = null;
        String notes = null;
        String status = null;
        int rating = 0;
        BigDecimal price = null;
        Instant visitedAt = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "id" -> id = UUID.fromString(parser.getText());
                case "title" -> title = parser.getText();
                case "customer" -> customer = parser.getText();
                case "notes" -> notes = parser.getText();
                case "status" -> status = parser.getText();
                case "rating" -> rating = parser.getIntValue();
                case "price" -> price = new BigDecimal(parser.getText());
                case "visitedAt" -> visitedAt = Instant.parse(parser.getText());
                default -> parser.skipChildren();
            }
        }
        return new VisitRow(id, title, customer, notes, status, rating, price, visitedAt);
    }
}
