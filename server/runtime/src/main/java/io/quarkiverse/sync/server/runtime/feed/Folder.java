package io.quarkiverse.sync.server.runtime.feed;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;

import org.jboss.logging.Logger;

import io.quarkiverse.sync.server.runtime.config.HubRuntimeConfig;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Folds and purges in the background. Several nodes may do so at once. A thread of its own: rounds are short and run for as
 * long as the application does, so they wait for no scheduler and take no place in a pool.
 */
@Singleton
public class Folder {

    private static final Logger LOG = Logger.getLogger(Folder.class);

    /** Looking for old deletions reads the whole feed. */
    private static final Duration BETWEEN_PURGES = Duration.ofMinutes(10);

    /** Once or twice is another node at the same records. */
    private static final int WORTH_TELLING = 3;

    private final HubFeeds feeds;
    private final HubRuntimeConfig config;
    private ScheduledExecutorService thread;
    private int failures;

    Folder(HubFeeds feeds, HubRuntimeConfig config) {
        this.feeds = feeds;
        this.config = config;
    }

    /** Before the application's own observers, which may write synced entities. */
    void start(@Observes @Priority(Interceptor.Priority.LIBRARY_BEFORE) StartupEvent event) {
        feeds.byUnit().forEach((unit, feed) -> {
            new HubTables(feed.transactions(), unit).check();
            feed.prepare();
        });
        Duration interval = config.foldInterval();
        thread = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread folder = new Thread(work, "sync-hub-fold");
            folder.setDaemon(true);
            return folder;
        });
        schedule(this::fold, interval);
        schedule(this::purge, BETWEEN_PURGES);
    }

    private void schedule(Runnable round, Duration pause) {
        thread.scheduleWithFixedDelay(() -> {
            try {
                round.run();
                failures = 0;
            } catch (RuntimeException e) {
                failures++;
                LOG.logf(failures == WORTH_TELLING ? Logger.Level.WARN : Logger.Level.DEBUG, e,
                        "The hub's feed could not be tidied %d times in a row. Edges are served all the same; the next round"
                                + " tries again. If it goes on, the hub's tables grow and get slow.",
                        failures);
            }
        }, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (thread != null) {
            thread.shutdown();
            thread.awaitTermination(5, TimeUnit.SECONDS);
        }
    }

    /** Folds all that is below the fence. */
    public void fold() {
        for (HubFeed feed : feeds.all()) {
            while (feed.inCurrentEpoch(
                    (session, connection) -> new Fold(feed.clock(), connection, feed.state(connection).fence()).step())) {
                if (stopping()) {
                    return;
                }
            }
        }
    }

    /** Purges deletions, refused rows and change ids that are past their retention. */
    public void purge() {
        Instant now = Instant.now();
        for (HubFeed feed : feeds.all()) {
            untilDone(feed, purge -> purge.tombstones(now.minus(config.tombstoneRetention())));
            untilDone(feed, purge -> purge.rejections(now.minus(config.rejectionRetention())));
            feed.inTransaction((session, connection) -> {
                new Purge(connection).applied(now.minus(config.appliedRetention()));
                return null;
            });
        }
    }

    private interface Step {
        /** @return whether there may be more */
        boolean on(Purge purge) throws SQLException;
    }

    private void untilDone(HubFeed feed, Step step) {
        boolean more = true;
        while (more && !stopping()) {
            more = feed.inTransaction((session, connection) -> step.on(new Purge(connection)));
        }
    }

    private boolean stopping() {
        return thread != null && thread.isShutdown();
    }
}
