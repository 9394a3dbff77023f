package io.quarkiverse.sync.it.loads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;

/**
 * First pulls by key range while the rows change, by clients that crash in the middle and go on from what they saved.
 * {@code -Drows} and {@code -Dseed} ask for another load.
 */
@Tag("invariant-07")
class FirstPullsIT {

    private static final int WRITERS = 8;
    private static final int CLIENTS = 4;
    private static final int LARGEST_PAGE = 50;
    private static final String ROWS = "client-wins";

    @ParameterizedTest
    @EnumSource(Database.class)
    void everyFirstPullEndsWithWhatTheTableHolds(Database database) {
        Application hub = LoadedHub.on(database);
        long seed = Long.getLong("seed", System.nanoTime());
        int rows = Integer.getInteger("rows", 15_000);
        Random random = new Random(seed);
        Versions versions = new Versions();
        ConcurrentLinkedQueue<Client> through = new ConcurrentLinkedQueue<>();
        long begin = System.nanoTime();
        pullWhileRowsChange(hub, rows, random, versions, through);
        List<String> wrong = new ArrayList<>();
        int crashes = 0;
        for (Client client : through) {
            boolean all = Reading.toTheEnd(client.reader, hub, ROWS);
            wrong.addAll(client.reader.wrong());
            crashes += client.crashes;
            if (!all) {
                wrong.add("a client ended with other records than the table holds");
                break; // the next would wait as long
            }
        }
        Figures.tell("first pulls: %s, seed %d, %d first pulls with %d crashes while %d rows changed in %d s, %d wrong",
                database.label(), seed, through.size(), crashes, rows, (System.nanoTime() - begin) / 1_000_000_000,
                wrong.size());
        assertThat(wrong).isEmpty();
        assertThat(crashes).isPositive();
    }

    private static void pullWhileRowsChange(Application hub, int rows, Random random, Versions versions,
            ConcurrentLinkedQueue<Client> through) {
        AtomicInteger written = new AtomicInteger();
        try (Crowd crowd = new Crowd()) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Writer writer = new Writer("w" + i, hub, ROWS, versions, written, new Random(random.nextLong()));
                writer.insertAll();
                crowd.add(writer);
            }
            for (int i = 0; i < CLIENTS; i++) {
                Random crashes = new Random(random.nextLong());
                clients.add(crowd.add(() -> {
                    Client client = new Client(hub, versions, crashes);
                    client.pullOnce();
                    through.add(client);
                    return written.get() < rows;
                }));
            }
            Crowd.await(clients);
        }
    }

    private static final class Client {
        final Reader reader;
        private final Random random;
        int crashes;

        Client(Application hub, Versions versions, Random random) {
            this.random = random;
            reader = new Reader(hub, ROWS, versions, random, LARGEST_PAGE, (delivery, now) -> {
            });
        }

        /** Until it is past the keys for the first time. */
        void pullOnce() {
            while (!reader.onTheFeed()) {
                reader.pull();
                if (random.nextInt(10) == 0) {
                    reader.crash();
                    crashes++;
                } else if (random.nextInt(3) > 0) {
                    reader.save();
                }
            }
        }
    }
}
