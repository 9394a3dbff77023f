package io.quarkiverse.sync.it.loads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;

/**
 * Transactions that overlap and end in another order than they began, and a reader that is never further behind than its last
 * page. {@code -Drows} and {@code -Dseed} ask for another load.
 */
@Tag("invariant-07")
class OverlappingWritersIT {

    private static final int WRITERS = 12;
    private static final int OFTEN = 20;
    private static final long PATIENCE = Duration.ofMinutes(3).toNanos();
    private static final String ROWS = "server-wins";

    @ParameterizedTest
    @EnumSource(Database.class)
    void theFeedLosesAndReordersNothing(Database database) throws InterruptedException {
        Application hub = LoadedHub.on(database);
        long seed = Long.getLong("seed", System.nanoTime());
        int rows = Integer.getInteger("rows", 60_000);
        Random random = new Random(seed);
        Versions versions = new Versions();
        List<Long> delays = new ArrayList<>();
        List<Long> hot = new ArrayList<>();
        Reader reader = new Reader(hub, ROWS, versions, new Random(random.nextLong()), 500, (delivery, now) -> {
            delays.add(versions.delay(delivery.version(), now));
            if (delivery.id().equals("hot") && !hot.contains(delivery.version())) {
                hot.add(delivery.version());
            }
        });
        FenceLag lag = new FenceLag(hub, database);
        long begin = System.nanoTime();
        int beside = write(hub, rows, versions, reader, random, hot, lag);
        Reading.toTheEnd(reader, hub, ROWS, Reading.deadline());
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        Figures.tell("overlapping writers: %s, seed %d, %d rows by %d writers in %d s, %d deliveries, %d wrong, "
                + "fence lag %s, delivered after its writer had heard of the commit: median %d ms, longest %d ms, the record that changes all the time delivered %d times",
                database.label(), seed, rows, WRITERS, (System.nanoTime() - begin) / 1_000_000_000, delays.size(),
                reader.wrong().size(), lag, sorted[sorted.length / 2] / 1_000_000, sorted[sorted.length - 1] / 1_000_000,
                beside);
        assertThat(reader.wrong()).isEmpty();
        assertThat(reader.records()).isEqualTo(Reader.table(hub, ROWS));
        assertThat(beside).as("deliveries of the record that changes all the time").isGreaterThanOrEqualTo(OFTEN);
    }

    /** @return how often the record that changes all the time came while it did */
    private static int write(Application hub, int rows, Versions versions, Reader reader, Random random, List<Long> hot,
            FenceLag lag) throws InterruptedException {
        AtomicInteger written = new AtomicInteger();
        try (Crowd crowd = new Crowd()) {
            for (int i = 0; i < WRITERS; i++) {
                Writer writer = new Writer("w" + i, hub, ROWS, versions, written, new Random(random.nextLong()));
                crowd.add(() -> written.get() < rows && writer.act());
            }
            crowd.add(Writer.hot(hub, ROWS, versions));
            crowd.add(lag);
            // On a slow machine the reader may be behind all the time: it has to catch up with the record that goes on changing.
            long patience = System.nanoTime() + PATIENCE;
            while (written.get() < rows || hot.size() < OFTEN && System.nanoTime() < patience) {
                crowd.requireWell();
                reader.pull();
                reader.save();
                Thread.sleep(5);
            }
            return hot.size();
        }
    }
}
