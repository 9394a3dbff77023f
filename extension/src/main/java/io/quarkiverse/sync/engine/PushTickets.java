package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Names that the hub gave to what this engine has pushed, by collection, so that pulls leave it out. Each goes with two pulls:
 * the
 * first one ends before what was pushed if a transaction at the hub that began earlier still runs.
 */
final class PushTickets {

    /** They go into the line of a request. What one more would leave out comes back and is known for our own. */
    private static final int MOST = 50;

    private final Map<String, List<String>> fresh = new HashMap<>();
    private final Map<String, List<String>> pulledOnce = new HashMap<>();

    /** The newest. */
    synchronized List<String> of(String collection) {
        List<String> all = new ArrayList<>(pulledOnce.getOrDefault(collection, List.of()));
        all.addAll(fresh.getOrDefault(collection, List.of()));
        return List.copyOf(all.subList(Math.max(0, all.size() - MOST), all.size()));
    }

    synchronized void add(String collection, String ticket) {
        List<String> kept = fresh.computeIfAbsent(collection, name -> new ArrayList<>());
        kept.add(ticket);
        if (kept.size() > MOST) {
            kept.remove(0);
        }
    }

    /** A pull has come to its end. */
    synchronized void pulled(String collection) {
        List<String> once = fresh.remove(collection);
        if (once == null) {
            pulledOnce.remove(collection);
        } else {
            pulledOnce.put(collection, once);
        }
    }

    /** A full pull has to bring everything: what it does not bring is taken for gone. */
    synchronized void forget(String collection) {
        fresh.remove(collection);
        pulledOnce.remove(collection);
    }
}
