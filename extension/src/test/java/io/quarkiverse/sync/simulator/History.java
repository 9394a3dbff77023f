package io.quarkiverse.sync.simulator;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;

/** Every state that the hub ever took. */
final class History {

    private final Map<Key, Set<Document>> documents = new HashMap<>();
    private final Map<Key, Set<Document>> buried = new HashMap<>();
    private final Set<Key> deleted = new HashSet<>();
    private int size;

    /** @param by who wrote it, for the message */
    void add(Key key, RecordState state, String by) {
        size++;
        if (!(state instanceof RecordState.Present present)) {
            deleted.add(key);
            buried.computeIfAbsent(key, any -> new HashSet<>()).addAll(documents.getOrDefault(key, Set.of()));
            return;
        }
        Document document = Shape.compared(present.document());
        if (buried.getOrDefault(key, Set.of()).contains(document)) {
            throw new Violation("%s came back after a later deletion: %s, by %s", key, document, by);
        }
        documents.computeIfAbsent(key, any -> new HashSet<>()).add(document);
    }

    boolean has(Key key, RecordState state) {
        return state instanceof RecordState.Present present
                ? documents.getOrDefault(key, Set.of()).contains(Shape.compared(present.document()))
                : deleted.contains(key);
    }

    /** After a restore: what was deleted since the backup may live again. */
    void forgetDeletions() {
        buried.clear();
    }

    int size() {
        return size;
    }
}
