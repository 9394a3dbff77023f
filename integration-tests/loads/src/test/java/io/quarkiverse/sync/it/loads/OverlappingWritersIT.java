package io.quarkiverse.sync.it.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

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
 * Transactions that overlap and end in another order than they began, and a reader that follows them by pages of random size,
 * larger ones while it is behind. {@code -Drows} and {@code -Dseed} ask for another load.
 */
@Tag("invariant-07")
class OverlappingWritersIT {

    private static final int WRITERS = 12;
    private static final int LARGEST_PAGE = 500;
    private static final int OFTEN = 20;

    /** How much more is written for a slow reader to meet the record that changes all the time: after that it is starved. */
    private static final int MORE_ROWS = 120_000;
    private static final String ROWS = "server-wins";

    @ParameterizedTest
    @EnumSource(Database.class)
    void theFeedLosesAndReordersNothing(Database database) throws InterruptedException {
        Application hub = LoadedHub.on(database);
        long seed = Long.getLong("seed", System.nanoTime());
        int rows = Integer.getInteger("rows", 60_000);
        Random random = new Random(seed);
        Versions versions = new Versions();
        HotRecord hot = new HotRecord(hub, ROWS, versions);
        List<Long> delays = new ArrayList<>();
        Reader reader = new Reader(hub, ROWS, versions, new Random(random.nextLong()), LARGEST_PAGE, (delivery, now) -> {
            if (!delivery.deleted()) { // a deletion comes with the version that it ended, which may be old
                delays.add(versions.delay(delivery.version(), now));
            }
            hot.heard(delivery);
        });
        FenceLag lag = new FenceLag(hub, database);
        AtomicInteger written = new AtomicInteger();
        long begin = System.nanoTime();
        try (Crowd crowd = new Crowd()) {
            for (int i = 0; i < WRITERS; i++) {
                crowd.add(new Writer("w" + i, hub, ROWS, versions, written, new Random(random.nextLong())));
            }
            crowd.add(hot);
            crowd.add(lag);
            follow(reader, crowd, hot, written, rows);
        }
        int hotBeside = hot.delivered();
        Reading.toTheEnd(reader, hub, ROWS);
        long[] sorted = delays.stream().mapToLong(Long::longValue).sorted().toArray();
        Figures.tell("overlapping writers: %s, seed %d, %d rows by %d writers in %d s, %d deliveries but for deletions, "
                + "%d wrong, fence lag %s, delivered after its writer had heard of the commit: median %d ms, longest %d ms, "
                + "beside them %d versions of the record that changes all the time, %d of them delivered meanwhile",
                database.label(), seed, written.get(), WRITERS, (System.nanoTime() - begin) / 1_000_000_000, delays.size(),
                reader.wrong().size(), lag, sorted[sorted.length / 2] / 1_000_000, sorted[sorted.length - 1] / 1_000_000,
                hot.written(), hotBeside);
        assertThat(reader.wrong()).isEmpty();
        assertThat(reader.records()).isEqualTo(Reader.table(hub, ROWS));
    }

    /** Until enough is written, and what changes all the time has come often beside it. */
    private static void follow(Reader reader, Crowd crowd, HotRecord hot, AtomicInteger written, int rows)
            throws InterruptedException {
        boolean behind = false;
        while (written.get() < rows || hot.delivered() < OFTEN) {
            if (written.get() > rows + MORE_ROWS) {
                fail("starved: the record that changes all the time had %d versions beside %d rows, and came %d times",
                        hot.written(), written.get(), hot.delivered());
            }
            crowd.requireWell();
            behind = behind ? reader.pullLarge() : reader.pull();
            reader.save();
            Thread.sleep(5);
        }
    }
}
