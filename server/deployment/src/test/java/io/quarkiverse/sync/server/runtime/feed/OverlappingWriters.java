package io.quarkiverse.sync.server.runtime.feed;

import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.changed;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;

/**
 * Writers whose transactions overlap, some rolled back, while one folds and one reads. At the end the reader must have been
 * told of every record at or after its last committed change.
 */
final class OverlappingWriters {

    private static final int WRITERS = 8;
    private static final int TRANSACTIONS = 60;
    private static final int RECORDS = 300;

    private final FeedDatabase database;
    private final Map<String, Long> committed = new ConcurrentHashMap<>();
    private final Map<String, Long> delivered = new ConcurrentHashMap<>();

    OverlappingWriters(FeedDatabase database) {
        this.database = database;
    }

    void run() throws Exception {
        AtomicBoolean writing = new AtomicBoolean(true);
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 2);
        try {
            List<Future<?>> writers = new ArrayList<>();
            for (int writer = 0; writer < WRITERS; writer++) {
                int seed = writer;
                writers.add(threads.submit(() -> write(new Random(seed))));
            }
            Future<?> folder = threads.submit(() -> {
                while (writing.get()) {
                    database.fold();
                }
                return null;
            });
            Future<Position> reader = threads.submit(() -> {
                Position position = FeedScenarios.START;
                while (writing.get()) {
                    position = deliver(position);
                }
                return position;
            });
            for (Future<?> writer : writers) {
                writer.get();
            }
            writing.set(false);
            folder.get();
            deliver(reader.get());
        } finally {
            threads.shutdownNow();
        }
        Set<String> lost = new HashSet<>();
        committed.forEach((id, number) -> {
            if (delivered.getOrDefault(id, -1L) < number) {
                lost.add(id);
            }
        });
        assertThat(lost).as("records whose last change was never delivered, of " + committed.size()).isEmpty();
    }

    private Position deliver(Position after) throws SQLException {
        Position position = after;
        List<FeedEntry> page;
        do {
            page = database.read(position, 20);
            for (FeedEntry entry : page) {
                delivered.merge(entry.id(), entry.position().number(), Math::max);
                position = entry.position();
            }
        } while (page.size() == 20);
        return position;
    }

    private Void write(Random random) throws Exception {
        for (int i = 0; i < TRANSACTIONS; i++) {
            try (Connection connection = database.open()) {
                boolean early = !database.clock.lastBeforeCommit();
                CapturedChange[] changes = random.ints(1 + random.nextInt(4), 0, RECORDS).distinct()
                        .mapToObj(n -> changed("r" + n)).toArray(CapturedChange[]::new);
                Written written = early ? database.append(connection, changes) : null;
                Thread.sleep(random.nextInt(random.nextInt(20) == 0 ? 60 : 8));
                if (!early) {
                    written = database.append(connection, changes);
                }
                if (random.nextInt(5) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    long number = written.number().getAsLong();
                    for (CapturedChange change : changes) {
                        committed.merge(change.id(), number, Math::max);
                    }
                }
            }
        }
        return null;
    }
}
