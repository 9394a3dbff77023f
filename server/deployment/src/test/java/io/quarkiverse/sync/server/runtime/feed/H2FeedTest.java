package io.quarkiverse.sync.server.runtime.feed;

import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.changed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import io.quarkiverse.sync.server.Databases;
import io.quarkiverse.sync.server.runtime.HubError;

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

    /** What it wrote may be what the other did not see. */
    @Test
    @Tag("invariant-07")
    void whoCommitsInBetweenTakesTheExpectedNumber() throws Exception {
        try (Connection writer = database.open()) {
            OptionalLong expected = database.expected(writer);
            database.commit(changed("b"));

            assertThat(database.append(writer, changed("a")).expecting(expected).asExpected()).isEmpty();
        }
    }

    /** A file looks like any other. The page on the hub says that the row is to be deleted, and what happens otherwise. */
    @Test
    @Tag("invariant-08")
    void aRestoredFileIsOnlyToldByTheDeletedEpoch(@TempDir Path folder) throws Exception {
        String url = "jdbc:h2:file:" + folder.resolve("hub");
        Path file = folder.resolve("hub.mv.db");
        Path backup = folder.resolve("backup");
        try (FeedDatabase before = new FeedDatabase(url)) {
            before.commit(changed("a"));
        }
        Files.copy(file, backup);
        Cursor known;
        try (FeedDatabase before = FeedDatabase.again(url)) {
            before.commit(changed("lost"));
            known = new Cursor.Feed(before.state().epoch(), before.readAll(START, 10).get(1).position());
        }

        Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
        try (FeedDatabase moved = FeedDatabase.again(url)) {
            moved.commit(changed("b"));
            moved.state().check(known);
            assertThat(moved.readAll(known.feed(), 10)).as("what the client is never told").isEmpty();
        }

        Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
        try (Connection stopped = DriverManager.getConnection(url); Statement statement = stopped.createStatement()) {
            statement.executeUpdate("delete from sync_epoch");
        }
        try (FeedDatabase restored = FeedDatabase.again(url)) {
            restored.commit(changed("b"));
            assertThatThrownBy(() -> restored.state().check(known)).isInstanceOfSatisfying(HubError.class,
                    error -> assertThat(error.reason()).isEqualTo("NEW_EPOCH"));
        }
    }
}
