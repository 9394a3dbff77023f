package io.quarkiverse.sync.server.runtime.feed;

import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.changed;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;

/** One record that changes every few milliseconds, beside transactions that take longer than that. */
final class HotRecord {

    private final FeedDatabase database;
    private final AtomicBoolean running = new AtomicBoolean(true);

    HotRecord(FeedDatabase database) {
        this.database = database;
    }

    /** @return how many times a reader that follows the feed was told of the record while it changed */
    int run() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            threads.submit(() -> hot());
            threads.submit(() -> slow("x"));
            threads.submit(() -> slow("y"));
            threads.submit(() -> {
                while (running.get()) {
                    database.fold();
                    Thread.sleep(5);
                }
                return null;
            });
            return follow(2000);
        } finally {
            running.set(false);
            threads.shutdown();
        }
    }

    private Void hot() throws Exception {
        while (running.get()) {
            database.commit(changed("hot"));
            Thread.sleep(2);
        }
        return null;
    }

    private Void slow(String id) throws Exception {
        while (running.get()) {
            try (Connection connection = database.open()) {
                if (!database.clock.lastBeforeCommit()) {
                    database.append(connection, changed(id));
                    Thread.sleep(75);
                } else {
                    Thread.sleep(75);
                    database.append(connection, changed(id));
                }
                connection.commit();
            }
        }
        return null;
    }

    private int follow(long millis) throws Exception {
        long end = System.currentTimeMillis() + millis;
        Position position = FeedScenarios.START;
        int seen = 0;
        while (System.currentTimeMillis() < end) {
            List<FeedEntry> page = database.read(position, 100);
            if (page.stream().anyMatch(entry -> entry.id().equals("hot"))) {
                seen++;
            }
            if (!page.isEmpty()) {
                position = page.get(page.size() - 1).position();
            }
            Thread.sleep(10);
        }
        return seen;
    }
}
