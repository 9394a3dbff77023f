package io.quarkiverse.sync.benchmarks.hub;

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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.sync.benchmarks.model.Database;
import io.quarkiverse.sync.benchmarks.model.VisitColumns;
import io.quarkiverse.sync.benchmarks.model.VisitRow;

/**
 * Writes what is sent over what is there in one transaction, the fastest plain way that each database has; nothing is compared
 * and nothing is noted.
 */
@Singleton
class PlainUpserts {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String UNNEST = VisitColumns.unnest("Visit") + VisitColumns.REPLACE;
    private static final String MERGE = "merge into Visit (" + VisitColumns.NAMES + ") key (id) values ("
            + VisitColumns.PLACES + ")";

    private final Database database;
    private final boolean postgres;

    PlainUpserts(Database database) {
        this.database = database;
        this.postgres = database.isPostgres();
    }

    void write(byte[] body) {
        List<VisitRow> rows = rows(body);
        database.transaction(connection -> postgres ? unnest(connection, rows) : batch(connection, rows));
    }

    private static int unnest(Connection connection, List<VisitRow> rows) throws SQLException {
        try (PreparedStatement upsert = connection.prepareStatement(UNNEST)) {
            VisitColumns.bind(upsert, rows);
            return upsert.executeUpdate();
        }
    }

    private static int batch(Connection connection, List<VisitRow> rows) throws SQLException {
        try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
            for (VisitRow row : rows) {
                VisitColumns.bind(merge, row);
                merge.addBatch();
            }
            return merge.executeBatch().length;
        }
    }

    private static List<VisitRow> rows(byte[] body) {
        try {
            List<VisitRow> rows = new ArrayList<>();
            JSON.readTree(body).forEach(row -> rows.add(visit(row.get("newDocumentState"))));
            return rows;
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
