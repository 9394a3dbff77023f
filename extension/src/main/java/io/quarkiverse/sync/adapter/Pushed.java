package io.quarkiverse.sync.adapter;

import java.util.Optional;

/** The answer to a push. */
public sealed interface Pushed {

    /**
     * Every change has its outcome.
     *
     * @param ticket names what the hub wrote for this push; handed to the pulls of the same run, so that the hub leaves
     *        these records out
     */
    record Answered(BatchOutcome outcomes, Optional<String> ticket) implements Pushed {
    }

    /** The hub took nothing because it does not know the checkpoint: the collection must be pulled anew first. */
    record CheckpointRefused(Fetched.Reason reason) implements Pushed {
    }

    /** The remote would not take a request of that size; smaller ones may do. */
    record TooLarge(String message) implements Pushed {
    }
}
