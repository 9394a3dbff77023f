package io.quarkiverse.sync.entities.runtime.capture;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where captured changes go: a CDI bean of the edge, a CDI bean of the hub. Called before completion, on the transaction's own
 * connection, in ascending order of {@link #order}. It only appends; it never updates or waits for a row of ours, but for the
 * counter row of a hub without fence, which is why the hub comes last.
 */
public interface CaptureSink {

    int order();

    /** Whether changes with that origin matter here; asked once per transaction, cheap. */
    boolean wants(String persistenceUnit, Optional<String> origin);

    void write(Connection connection, CaptureBatch batch) throws SQLException;
}
