package io.quarkiverse.sync.it.loads;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.loads.Pulled.Delivery;

/** A record that changes every 2 ms, or as often as the hub answers: a feed with one place for each record may starve it. */
final class HotRecord implements Crowd.Member {

    private static final String ID = "hot";
    private static final long PERIOD_NANOS = 2_000_000;

    private final Application hub;
    private final String collection;
    private final Versions versions;
    private final AtomicInteger written = new AtomicInteger();
    private final Set<Long> delivered = new HashSet<>();
    private long next = System.nanoTime();

    HotRecord(Application hub, String collection, Versions versions) {
        this.hub = hub;
        this.collection = collection;
        this.versions = versions;
    }

    @Override
    public boolean act() throws InterruptedException {
        if (Writer.write(hub, collection, versions, new TreeMap<>(Map.of(ID, false)), 0, false) == 1) {
            written.incrementAndGet();
        }
        next = Math.max(next + PERIOD_NANOS, System.nanoTime());
        TimeUnit.NANOSECONDS.sleep(next - System.nanoTime());
        return true;
    }

    void heard(Delivery delivery) {
        if (delivery.id().equals(ID)) {
            delivered.add(delivery.version());
        }
    }

    int written() {
        return written.get();
    }

    /** How many of its versions came. */
    int delivered() {
        return delivered.size();
    }
}
