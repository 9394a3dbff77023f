package io.quarkiverse.sync.it.loads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.loads.Pulled.Delivery;

/**
 * Follows a collection by pages of random size, now as a plain client, now as an edge of ours. Saves what it has with its
 * checkpoint; what was not saved is gone when it crashes.
 */
final class Reader {

    private static final int LARGE = 10;

    private final Application hub;
    private final String collection;
    private final Versions versions;
    private final Random random;
    private final int largestPage;
    private final BiConsumer<Delivery, Long> listener;
    private final Set<Delivery> delivered = new HashSet<>();

    private final Map<String, Delivery> saved = new HashMap<>();
    private final Map<String, Delivery> unsaved = new HashMap<>();
    private final Map<String, Delivery> newest = new HashMap<>();
    private final Succession succession = new Succession();
    private final List<String> wrong = new ArrayList<>();
    private String savedCheckpoint = "";
    private String checkpoint = "";

    /** @param listener told of each delivery and its time */
    Reader(Application hub, String collection, Versions versions, Random random, int largestPage,
            BiConsumer<Delivery, Long> listener) {
        this.hub = hub;
        this.collection = collection;
        this.versions = versions;
        this.random = random;
        this.largestPage = largestPage;
        this.listener = listener;
    }

    /** @return whether there is more */
    boolean pull() {
        return pull(largestPage);
    }

    /** To catch up. */
    boolean pullLarge() {
        return pull(LARGE * largestPage);
    }

    private boolean pull(int largest) {
        boolean inOrder = onTheFeed();
        Pulled page = Pulled.page(hub, collection, checkpoint, 1 + random.nextInt(largest), random.nextBoolean());
        long now = System.nanoTime();
        Map<String, Delivery> here = new HashMap<>();
        for (Delivery delivery : page.deliveries()) {
            if (here.put(delivery.id(), delivery) != null) {
                wrong.add("twice in a page: " + delivery);
            }
            delivered.add(delivery);
            Delivery before = newest.put(delivery.id(), delivery);
            if (before != null && goesBack(before, delivery)) {
                wrong.add("goes back: " + before + ", then " + delivery);
            }
            if (inOrder) {
                succession.overtaking(delivery.id()).ifPresent(other -> wrong.add(other + " came before " + delivery));
            }
            listener.accept(delivery, now);
        }
        unsaved.putAll(here);
        checkpoint = page.checkpoint();
        return page.more();
    }

    /** A deletion may come with what an earlier one has ended. */
    private static boolean goesBack(Delivery before, Delivery then) {
        return !then.deleted() && (then.version() < before.version()
                || then.version() == before.version() && before.deleted());
    }

    void save() {
        saved.putAll(unsaved);
        unsaved.clear();
        savedCheckpoint = checkpoint;
    }

    void crash() {
        unsaved.clear();
        succession.restart();
        checkpoint = savedCheckpoint;
    }

    /** Whether it is past the keys of a first pull. */
    boolean onTheFeed() {
        return checkpoint.contains(".f.");
    }

    /** To be asked when the writers have heard what became of their transactions. */
    List<String> wrong() {
        List<String> all = new ArrayList<>(wrong);
        delivered.stream().filter(delivery -> versions.neverWas(delivery.version()))
                .forEach(delivery -> all.add("rolled back: " + delivery));
        return all;
    }

    /** What it has saved, by id: the version of each record that is there. */
    SortedMap<String, String> records() {
        SortedMap<String, String> records = new TreeMap<>();
        saved.values().stream().filter(delivery -> !delivery.deleted())
                .forEach(delivery -> records.put(delivery.id(), Long.toString(delivery.version())));
        return records;
    }

    /** The same, of the hub's table. */
    static SortedMap<String, String> table(Application hub, String collection) {
        SortedMap<String, String> records = new TreeMap<>();
        hub.all(collection).forEach((id, row) -> records.put(id, row.get("title")));
        return records;
    }
}
