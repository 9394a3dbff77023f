package io.quarkiverse.sync.benchmarks.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.UUID;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;

import io.quarkiverse.sync.benchmarks.model.VisitColumns;

/** The rows after a key, written as the hub writes them. */
final class PlainPage {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String FIRST = "select " + VisitColumns.NAMES + " from Visit order by id fetch first ? rows only";
    private static final String NEXT = "select " + VisitColumns.NAMES
            + " from Visit where id > ? order by id fetch first ? rows only";

    private PlainPage() {
    }

    static byte[] write(Connection connection, UUID after, int limit) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement(after == null ? FIRST : NEXT)) {
            if (after != null) {
                select.setObject(1, after);
            }
            select.setInt(after == null ? 1 : 2, limit);
            try (ResultSet rows = select.executeQuery()) {
                return write(rows, limit);
            }
        }
    }

    private static byte[] write(ResultSet rows, int limit) throws SQLException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(limit * 360);
        try (JsonGenerator json = JSON.createGenerator(out)) {
            json.writeStartObject();
            json.writeArrayFieldStart("documents");
            int count = 0;
            String last = null;
            while (rows.next()) {
                last = rows.getObject(1, UUID.class).toString();
                json.writeStartObject();
                json.writeStringField("id", last);
                json.writeStringField("title", rows.getString(2));
                json.writeStringField("customer", rows.getString(3));
                json.writeStringField("notes", rows.getString(4));
                json.writeStringField("status", rows.getString(5));
                json.writeNumberField("rating", rows.getInt(6));
                json.writeNumberField("price", rows.getBigDecimal(7));
                json.writeStringField("visitedAt", rows.getObject(8, OffsetDateTime.class).toInstant().toString());
                json.writeBooleanField("_deleted", false);
                json.writeEndObject();
                count++;
            }
            json.writeEndArray();
            json.writeObjectFieldStart("checkpoint");
            json.writeStringField("id", last);
            json.writeStringField("lwt", last);
            json.writeEndObject();
            json.writeBooleanField("more", count == limit);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
