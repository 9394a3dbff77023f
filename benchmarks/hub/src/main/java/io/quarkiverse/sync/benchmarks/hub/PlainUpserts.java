package io.quarkiverse.sync.benchmarks.hub;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.UUID;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.sync.benchmarks.model.Database;
import io.quarkiverse.sync.benchmarks.model.VisitColumns;
import io.quarkiverse.sync.benchmarks.model.VisitRow;

/** Writes what is sent over what is there, in one batch and one transaction; nothing is compared and nothing is noted. */
@Singleton
class PlainUpserts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String POSTGRES = VisitColumns.insert("Visit")
            + " on conflict (id) do update set title = excluded.title, customer = excluded.customer, notes = excluded.notes,"
            + " status = excluded.status, rating = excluded.rating, price = excluded.price, visitedAt = excluded.visitedAt";
    private static final String H2 = "merge into Visit (" + VisitColumns.NAMES + ") key (id) values (?, ?, ?, ?, ?, ?, ?, ?)";

    private final Database database;
    private final String upsert;

    PlainUpserts(Database database) {
        this.database = database;
        this.upsert = database.isPostgres() ? POSTGRES : H2;
    }

    void write(byte[] body) {
        JsonNode rows = parse(body);
        database.transaction(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(upsert)) {
                for (JsonNode row : rows) {
                    VisitColumns.bind(statement, visit(row.get("newDocumentState")));
                    statement.addBatch();
                }
                return statement.executeBatch();
            }
        });
    }

    private static JsonNode parse(byte[] body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static VisitRow visit(JsonNode document) {
        return new VisitRow(UUID.fromString(document.get("id").textValue()), document.get("title").textValue(),
                document.get("customer").textValue(), document.get("notes").textValue(), document.get("status").textValue(),
                document.get("rating").intValue(), new BigDecimal(document.get("price").asText()),
                Instant.parse(document.get("visitedAt").textValue()));
    }
}
