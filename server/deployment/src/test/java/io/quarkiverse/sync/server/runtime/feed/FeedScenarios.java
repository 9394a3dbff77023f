package io.quarkiverse.sync.server.runtime.feed;

import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.COLLECTION;
import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.changed;
import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.deleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.server.runtime.HubError;
import io.quarkus.runtime.configuration.ConfigurationException;

/** What holds on every database. */
abstract class FeedScenarios {

    static final Position START = Position.before(0);

    FeedDatabase database;

    abstract String url();

    @BeforeEach
    void open() throws SQLException {
        database = new FeedDatabase(url());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void entriesComeInOrderAndEachPageSizeGivesTheSame() throws SQLException {
        database.commit(changed("a"), changed("b"), deleted("c"));
        database.commit(changed("d"));
        database.fold();
        database.commit(changed("b"), changed("e"));
        database.commit(changed("f"));

        List<FeedEntry> all = database.read(START, 100);

        assertThat(all).extracting(FeedEntry::id).containsExactly("a", "b", "c", "d", "b", "e", "f");
        assertThat(all).isSortedAccordingTo((a, b) -> a.position().compareTo(b.position()));
        for (int limit = 1; limit <= 8; limit++) {
            assertThat(database.readAll(START, limit)).extracting(FeedEntry::position)
                    .isEqualTo(all.stream().map(FeedEntry::position).toList());
        }
    }

    @Test
    void aDeletionCarriesItsLastImageFoldedOrNot() throws SQLException {
        database.commit(deleted("a"));
        FeedEntry unfolded = database.read(START, 1).get(0);
        database.fold();

        assertThat(unfolded.deleted()).isTrue();
        assertThat(unfolded.image()).hasValueSatisfying(image -> assertThat(image.get("id").textValue()).isEqualTo("a"));
        FeedEntry folded = database.read(START, 1).get(0);
        assertThat(folded.position()).isEqualTo(unfolded.position());
        assertThat(folded.deleted()).isTrue();
        assertThat(folded.image()).isEqualTo(unfolded.image());
    }

    @Test
    @Tag("invariant-07")
    void theFoldKeepsEachRecordsGreatestPosition() throws SQLException {
        for (int round = 0; round < 30; round++) {
            database.commit(changed("hot"), changed("r" + round % 7));
        }
        List<FeedEntry> before = database.readAll(START, 100);
        database.fold();
        List<FeedEntry> after = database.readAll(START, 100);

        assertThat(after).extracting(FeedEntry::id).doesNotHaveDuplicates();
        for (FeedEntry cursor : before) {
            Set<String> owed = before.stream().filter(e -> e.position().compareTo(cursor.position()) > 0)
                    .map(FeedEntry::id).collect(java.util.stream.Collectors.toSet());
            assertThat(database.readAll(cursor.position(), 3)).extracting(FeedEntry::id)
                    .containsExactlyInAnyOrderElementsOf(owed);
        }
    }

    @Test
    @Tag("invariant-07")
    void aLaterFoldDoesNotPutAnOlderPositionBack() throws SQLException {
        database.commit(changed("a"));
        database.commit(changed("a"));
        Position newest = database.readAll(START, 10).get(1).position();
        try (Connection late = database.open(); Statement statement = late.createStatement()) {
            // Another node is at the first pack while this one folds the second.
            statement.executeQuery("select xid from sync_log order by xid limit 1 for update").close();
            database.fold();
            assertThat(database.readAll(START, 10)).hasSize(2);
            late.rollback();
        }
        database.fold();

        assertThat(database.readAll(START, 10)).extracting(FeedEntry::position).containsExactly(newest);
    }

    @Test
    @Tag("invariant-06")
    void theNewestTombstoneIsFoundInFeedAndLog() throws SQLException {
        database.commit(deleted("folded"), deleted("both"));
        database.fold();
        database.commit(deleted("logged"), changed("there"));
        database.commit(deleted("both"));
        Position newest = database.readAll(START, 10).get(4).position();

        try (Connection connection = database.open()) {
            var tombstones = new FeedReader(database.on(connection), COLLECTION)
                    .tombstones(List.of("folded", "both", "logged", "there", "unknown"));
            assertThat(tombstones).containsOnlyKeys("folded", "both", "logged");
            assertThat(tombstones.get("both").position()).isEqualTo(newest);
        }
    }

    @Test
    @Tag("invariant-08")
    void aCursorBelowAPurgedTombstoneIsRefused() throws SQLException {
        database.commit(changed("a"));
        Position early = database.read(START, 1).get(0).position();
        database.commit(deleted("b"));
        Position tombstone = database.readAll(early, 10).get(0).position();
        database.fold();
        try (Connection connection = database.open()) {
            new Purge(database.on(connection)).tombstones(Instant.now().plusSeconds(1));
            connection.commit();
        }

        assertThat(database.readAll(START, 10)).extracting(FeedEntry::id).containsExactly("a");
        try (Connection connection = database.open()) {
            FeedReader reader = new FeedReader(database.on(connection), COLLECTION);
            assertThatThrownBy(() -> reader.checkPurged(early)).isInstanceOfSatisfying(HubError.class,
                    error -> assertThat(error.reason()).isEqualTo("TOMBSTONES_PURGED"));
            reader.checkPurged(tombstone);
            new FeedReader(database.on(connection), "quiet").checkPurged(START);
        }
    }

    @Test
    void tablesOfAnotherVersionAreRefused() throws SQLException {
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            HubTables tables = new HubTables(database.on(connection), "central");
            tables.check();
            try (ResultSet row = statement.executeQuery("select version from sync_hub_version")) {
                assertThat(row.next()).as("schema management writes no row").isTrue();
                assertThat(row.getInt(1)).isEqualTo(1);
            }
            statement.executeUpdate("update sync_hub_version set version = 2");

            assertThatThrownBy(tables::check).isInstanceOf(ConfigurationException.class)
                    .hasMessageContaining("persistence unit 'central' are of version 2")
                    .hasMessageContaining("needs version 1").hasMessageContaining("reference-tables");
        }
    }

    @Test
    @Tag("invariant-08")
    void theEpochStaysUntilTheDatabaseIsAnother() throws SQLException {
        database.commit(changed("a"), deleted("b"));
        FeedState first = database.state();
        prepare();
        assertThat(database.state().epoch()).isEqualTo(first.epoch());

        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("update sync_epoch set origin = 'the database before'");
            connection.commit();
        }
        assertThatThrownBy(database::state).isInstanceOf(Epochs.ForeignHistoryException.class);
        prepare();

        FeedState second = database.state();
        assertThat(second.epoch()).isNotEqualTo(first.epoch());
        assertThatThrownBy(() -> second.check(new Cursor.Feed(first.epoch(), START)))
                .isInstanceOfSatisfying(HubError.class, error -> assertThat(error.reason()).isEqualTo("NEW_EPOCH"));
        assertThat(database.readAll(new Position(-1, 0), 10)).as("old numbers lie below every new cursor")
                .extracting(entry -> entry.position().number()).containsOnly(0L);
        try (Connection connection = database.open()) {
            assertThat(new FeedReader(database.on(connection), COLLECTION).tombstones(List.of("b"))).containsKey("b");
        }
    }

    @Test
    @Tag("invariant-08")
    void withoutItsRowTheEpochBeginsAnew() throws SQLException {
        database.commit(changed("a"), deleted("b"));
        FeedState first = database.state();
        try (Connection connection = database.open(); Statement statement = connection.createStatement()) {
            statement.executeUpdate("delete from sync_epoch");
            statement.executeUpdate("update sync_log set xid = xid + 900000000000");
            connection.commit();
        }
        prepare();

        assertThatThrownBy(() -> database.state().check(new Cursor.Feed(first.epoch(), START)))
                .isInstanceOfSatisfying(HubError.class, error -> assertThat(error.reason()).isEqualTo("NEW_EPOCH"));
        assertThat(database.readAll(new Position(-1, 0), 10)).as("the numbers may be those of another database")
                .extracting(entry -> entry.id() + entry.position().number()).containsExactlyInAnyOrder("a0", "b0");
    }

    private void prepare() throws SQLException {
        try (Connection connection = database.open()) {
            database.epochs.prepare(database.on(connection));
            connection.commit();
        }
    }

    @Test
    @Tag("invariant-08")
    void aCursorFromTheFutureIsRefused() throws SQLException {
        database.commit(changed("a"));
        FeedState state = database.state();

        state.check(new Cursor.Keys(state.epoch(), state.fence(), "a"));
        assertThatThrownBy(() -> state.check(new Cursor.Feed(state.epoch(), new Position(state.fence() + 1, 1))))
                .isInstanceOfSatisfying(HubError.class, error -> assertThat(error.reason()).isEqualTo("FROM_THE_FUTURE"));
    }

    @Test
    @Tag("invariant-07")
    void overlappingWritersLoseNothing() throws Exception {
        new OverlappingWriters(database).run();
    }
}
