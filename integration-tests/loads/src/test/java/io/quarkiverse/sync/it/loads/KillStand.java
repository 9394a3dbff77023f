package io.quarkiverse.sync.it.loads;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.Patience;
import io.quarkiverse.sync.it.Victim;

/** An edge and its hub, both with data before they met, that are killed and come back. */
final class KillStand implements AutoCloseable {

    private static final int LONGEST_LIFE_MILLIS = 2_500;
    private static final int LONGEST_START_MILLIS = 2_000;
    private static final int KILLS_PER_START_KILLED = 3;

    final Victim hub;
    final Victim edge;

    KillStand(Database database) {
        hub = new Victim("hub", database, Map.of("quarkus.sync.hub.fold-interval", "100ms"));
        edge = new Victim("edge", database, Map.of("quarkus.sync.remote.url", hub.address() + "/sync",
                // It is down for seconds, and a run that waits is no run that is killed.
                "quarkus.sync.remote.backoff", "50ms", "quarkus.sync.remote.circuit-breaker.delay", "200ms",
                "quarkus.sync.lease.duration", "1s", "quarkus.sync.page.rows", "50", "quarkus.sync.batch.rows", "20"));
    }

    /** Some records only here, some only there, some on both sides. */
    void seed(Editor atTheEdge, Editor atTheHub) {
        for (String collection : Editor.COLLECTIONS) {
            atTheHub.put(collection, IntStream.range(50, 200));
            atTheEdge.put(collection, IntStream.range(100, 250));
        }
    }

    boolean sync() throws InterruptedException {
        try {
            edge.app().trySync();
        } catch (UncheckedIOException e) {
            // killed
        }
        Thread.sleep(20);
        return true;
    }

    /** What was killed, for people. */
    String kill(Random random, int kills) throws InterruptedException {
        Map<String, Integer> killed = new TreeMap<>();
        List<Victim> victims = List.of();
        for (int i = 1; i <= kills; i++) {
            if (i % KILLS_PER_START_KILLED == 0) {
                // The same again, while they come back.
                Thread.sleep(random.nextInt(LONGEST_START_MILLIS));
            } else {
                victims.forEach(Victim::awaitStart);
                Thread.sleep(random.nextInt(LONGEST_LIFE_MILLIS));
                victims = victims(random);
            }
            killed.merge(named(victims), 1, Integer::sum);
            victims.forEach(Victim::kill);
            victims.forEach(Victim::launch);
        }
        victims.forEach(Victim::awaitStart);
        return killed.toString();
    }

    private List<Victim> victims(Random random) {
        return switch (random.nextInt(5)) {
            case 0, 1 -> List.of(edge);
            case 2, 3 -> List.of(hub);
            default -> List.of(edge, hub);
        };
    }

    private String named(List<Victim> victims) {
        String name = victims.size() == 2 ? "both" : victims.get(0) == edge ? "edge" : "hub";
        return victims.stream().allMatch(Victim::listens) ? name : name + " while it starts";
    }

    /** Syncs until there is nothing more to do. What then differs, row by row, and what still waits. */
    List<String> settle() {
        Patience patience = new Patience();
        HttpResponse<String> run;
        List<String> differences;
        do {
            run = edge.app().trySync();
            differences = differences();
        } while (patience.waits(differences.size()));
        if (!differences.isEmpty()) {
            differences.add(run.body());
        }
        return differences;
    }

    private List<String> differences() {
        List<String> differences = new ArrayList<>();
        for (String collection : Editor.COLLECTIONS) {
            SortedMap<String, Map<String, String>> here = edge.app().all(collection);
            SortedMap<String, Map<String, String>> there = hub.app().all(collection);
            TreeSet<String> ids = new TreeSet<>(here.keySet());
            ids.addAll(there.keySet());
            ids.stream().filter(id -> !there.getOrDefault(id, Map.of()).equals(here.get(id)))
                    .forEach(id -> differences.add("%s/%s: edge %s, hub %s".formatted(collection, id, here.get(id),
                            there.get(id))));
        }
        for (String table : List.of("sync_capture", "sync_change", "sync_quarantine")) {
            edge.app().query("select * from " + table).forEach(row -> differences.add(table + ": " + row));
        }
        edge.app().query("select collection, record_id, state from sync_conflict where decided_at is null")
                .forEach(row -> differences.add("sync_conflict: " + row));
        return differences;
    }

    History history(Ledger ledger) {
        History history = new History(ledger);
        history.read("edge", edge.app());
        history.read("hub", hub.app());
        history.conflicts(edge.app());
        for (String collection : Editor.COLLECTIONS) {
            hub.app().all(collection).forEach((id, row) -> history.holds(collection + '/' + id, row.get("title")));
        }
        return history;
    }

    @Override
    public void close() {
        edge.close();
        hub.close();
    }
}
