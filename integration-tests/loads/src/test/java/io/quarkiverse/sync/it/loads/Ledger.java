package io.quarkiverse.sync.it.loads;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What the users were told, and when. */
final class Ledger {

    private final Map<String, Long> begun = new ConcurrentHashMap<>();
    private final Map<String, Long> ended = new ConcurrentHashMap<>();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    void begun(String token) {
        begun.put(token, System.nanoTime());
    }

    void acknowledged(String token) {
        acknowledged.add(token);
    }

    void ended(String token) {
        ended.put(token, System.nanoTime());
    }

    Set<String> acknowledged() {
        return acknowledged;
    }

    /** Whether one write did not end before the other began. */
    boolean mayFollow(String later, String earlier) {
        return ended.get(later) > begun.get(earlier);
    }
}
