package io.quarkiverse.sync.server.runtime.feed;

import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.changed;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.server.Databases;

class H2FeedTest extends FeedScenarios {

    @Override
    String url() {
        return Databases.h2() + ";LOCK_TIMEOUT=20000";
    }

    @Test
    @Tag("invariant-07")
    void whoHasANumberCommitsBeforeAnybodyGetsAGreaterOne() throws Exception {
        try (Connection first = database.open()) {
            database.append(first, changed("a"));
            CompletableFuture<Void> second = CompletableFuture.runAsync(() -> {
                try {
                    database.commit(changed("b"));
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            Thread.sleep(300);
            assertThat(second).isNotDone();
            assertThat(database.readAll(START, 10)).isEmpty();

            first.commit();
            second.get(10, TimeUnit.SECONDS);
        }

        assertThat(database.readAll(START, 10)).extracting(FeedEntry::id).containsExactly("a", "b");
    }
}
