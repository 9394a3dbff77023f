package io.quarkiverse.sync.it.loads;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What became of the versions that the hub's records got, and when the writers heard of it. */
final class Versions {

    private final Map<Long, Long> committed = new ConcurrentHashMap<>();
    private final Set<Long> rolledBack = ConcurrentHashMap.newKeySet();

    void committed(long version) {
        committed.put(version, System.nanoTime());
    }

    void rolledBack(long version) {
        rolledBack.add(version);
    }

    boolean neverWas(long version) {
        return rolledBack.contains(version);
    }

    /** How long after its commit a version was delivered; 0 if nobody knew of the commit yet. */
    long delay(long version, long deliveredNanos) {
        return Math.max(0, deliveredNanos - committed.getOrDefault(version, deliveredNanos));
    }
}
