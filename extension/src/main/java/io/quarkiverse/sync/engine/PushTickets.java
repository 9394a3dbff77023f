package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names that the hub gave to what a run has pushed, by collection, so that the pulls of the run leave it out. */
final class PushTickets {

    /** They go into the line of a request. What one more would leave out comes back and is known for our own. */
    private static final int MOST = 50;

    private final Map<String, List<String>> tickets = new HashMap<>();

    /** The newest. */
    List<String> of(String collection) {
        return List.copyOf(tickets.getOrDefault(collection, List.of()));
    }

    void add(String collection, String ticket) {
        List<String> kept = tickets.computeIfAbsent(collection, name -> new ArrayList<>());
        kept.add(ticket);
        if (kept.size() > MOST) {
            kept.remove(0);
        }
    }

    /** A full pull has to bring everything: what it does not bring is taken for gone. */
    void forget(String collection) {
        tickets.remove(collection);
    }
}
