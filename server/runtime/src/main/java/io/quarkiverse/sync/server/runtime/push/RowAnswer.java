package io.quarkiverse.sync.server.runtime.push;

import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What became of a row. */
sealed interface RowAnswer {

    /** @param stored what the hub holds now, where it is not what was sent */
    record Applied(Optional<ObjectNode> stored) implements RowAnswer {
    }

    /**
     * Taken before, by an earlier request whose answer was lost.
     *
     * @param master what the hub holds now, where it is not what was sent: somebody may have written since
     */
    record Duplicate(Optional<ObjectNode> master) implements RowAnswer {
    }

    /** @param asOf a pull that is complete up to this number has all that the master holds */
    record Conflict(ObjectNode master, OptionalLong asOf) implements RowAnswer {
    }

    /** @param master what a plain client takes for the hub's state, so that it lets go of the row */
    record Rejected(ObjectNode master, Refused why) implements RowAnswer {
    }

    /** @param retryable whether the same row may be taken later */
    record Refused(String reason, String message, boolean retryable) {
    }
}
