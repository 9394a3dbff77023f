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
    private final Map<Key, Integer> deleted = new HashMap<>();
    private int size;

    void add(Key key, RecordState state) {
        size++;
        if (!(state instanceof RecordState.Present present)) {
            deleted.put(key, size);
            buried.computeIfAbsent(key, any -> new HashSet<>()).addAll(documents.getOrDefault(key, Set.of()));
            return;
        }
        Set<Document> all = documents.computeIfAbsent(key, any -> new HashSet<>());
        all.add(Shape.compared(present.document()));
        all.add(Shape.early(present.document()));
    }

    /** A request that is older than the deletion of its record knows nothing of it. */
    void checkRecreation(Key key, RecordState next, int sentAt, String by) {
        if (next instanceof RecordState.Present && deleted.getOrDefault(key, 0) > sentAt) {
            throw new Violation("%s was recreated by a request of %s from before its deletion: %s", key, by, next);
        }
    }

    /** Whether the record was so before it was deleted. */
    boolean buried(Key key, RecordState state) {
        return state instanceof RecordState.Present present
                && buried.getOrDefault(key, Set.of()).contains(Shape.compared(present.document()));
    }

    boolean has(Key key, RecordState state) {
        return state instanceof RecordState.Present present
                ? documents.getOrDefault(key, Set.of()).contains(Shape.compared(present.document()))
                : deleted.containsKey(key);
    }

    /** After a restore: what was deleted since the backup may live again. */
    void forgetDeletions() {
        buried.clear();
    }

    int size() {
        return size;
    }
}
