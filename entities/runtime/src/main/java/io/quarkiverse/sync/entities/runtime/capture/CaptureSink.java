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

    /** Whether changes of this kind are to carry the old document; where nobody needs it, it is not fetched and Unknown. */
    default boolean wantsOld(CapturedChange.Operation operation) {
        return true;
    }

    /**
     * Whether a huge transaction may hand over a part of its changes before it completes. False: its changes are kept in
     * memory until then.
     */
    default boolean takesEarly() {
        return true;
    }

    /** @param batch at most {@link CaptureBatch#LIMIT} changes */
    void write(Connection connection, CaptureBatch batch) throws SQLException;
}
