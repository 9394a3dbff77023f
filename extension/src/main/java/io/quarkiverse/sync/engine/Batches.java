package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Walks through ids in key order, one bounded batch at a time. */
final class Batches {

    private Batches() {
    }

    /** @param batch does its work with the ids after the given one and returns all that it looked at */
    static void overIds(int rows, Function<Optional<String>, List<String>> batch) {
        Optional<String> after = Optional.empty();
        List<String> ids;
        do {
            ids = batch.apply(after);
            after = ids.isEmpty() ? after : Optional.of(ids.get(ids.size() - 1));
        } while (ids.size() >= rows);
    }
}
