package io.quarkiverse.sync.entities.deployment.test;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.capture.CaptureBatch;
import io.quarkiverse.sync.entities.runtime.capture.CaptureSink;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;

/** Writes captured changes to a table, as edge and hub do: what is in it was committed with the rows. */
@Singleton
public class RecordingSink implements CaptureSink {

    public static final String TABLE = """
            create table recorded (sink varchar(20), batch integer, collection varchar(50), record_id varchar(100),
                operation varchar(10), old varchar(4000), origin varchar(50))""";

    private final AtomicInteger batches = new AtomicInteger();

    @Override
    public int order() {
        return 10;
    }

    protected String name() {
        return "edge";
    }

    @Override
    public boolean wants(String persistenceUnit, Optional<String> origin) {
        return origin.isEmpty();
    }

    @Override
    public void write(Connection connection, CaptureBatch batch) throws SQLException {
        int number = batches.incrementAndGet();
        try (PreparedStatement insert = connection.prepareStatement("insert into recorded values (?, ?, ?, ?, ?, ?, ?)")) {
            for (CapturedChange change : batch.changes()) {
                insert.setString(1, name());
                insert.setInt(2, number);
                insert.setString(3, change.collection());
                insert.setString(4, change.id());
                insert.setString(5, change.operation().name());
                insert.setString(6, text(change.old()));
                insert.setString(7, batch.origin().orElse(null));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    public int batches() {
        return batches.get();
    }

    private static String text(RecordState old) {
        return old.image().map(RecordingSink::sorted).orElse(old.getClass().getSimpleName());
    }

    private static String sorted(Document document) {
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        document.fields().stream().sorted().filter(field -> !document.get(field).isNull())
                .forEach(field -> sorted.set(field, document.get(field)));
        return sorted.toString();
    }
}
