package io.quarkiverse.sync.adapter;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks for one page of a collection.
 *
 * @param since where the last page ended; empty: from the beginning
 * @param tickets of the pushes of this run: records that the hub wrote only for them may be left out
 * @param fields the fields wanted; empty: all. An adapter that cannot ask for fields ignores it
 */
public record FetchRequest(String collection, int version, Optional<Checkpoint> since, int maxRows, long maxBytes,
        List<String> tickets, Set<String> fields, Map<String, String> queryParameters) {
}
