package io.quarkiverse.sync.engine;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What cannot go up as it is, because of what it refers to or of what refers to it: it waits, or it goes in two steps, first
 * without the references that close a circle.
 */
final class Cut {

    private final Set<String> waiting = new HashSet<>();
    private final Map<String, Set<String>> without = new HashMap<>();

    void waits(String id) {
        waiting.add(id);
    }

    void without(String id, String field) {
        without.computeIfAbsent(id, any -> new HashSet<>()).add(field);
    }

    Set<String> waiting() {
        return waiting;
    }

    boolean waiting(String id) {
        return waiting.contains(id);
    }

    /** Fields that are left out in the first step. */
    Set<String> without(String id) {
        return without.getOrDefault(id, Set.of());
    }
}
