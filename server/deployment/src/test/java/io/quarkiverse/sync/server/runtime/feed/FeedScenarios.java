package io.quarkiverse.sync.server.runtime.feed;

import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.COLLECTION;
import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.changed;
import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.deleted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
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
    @Tag("invariant-07")
    void aFoldThatHasSeenMoreLeavesAWindowIncomplete() throws SQLException {
        database.commit(changed("a"));
        FeedState state = database.state();
        database.commit(changed("a"));
        database.fold();

        try (Connection connection = database.open()) {
            FeedReader reader = new FeedReader(database.on(connection), COLLECTION);
            assertThat(reader.window(START, state.fence(), 10)).isEqualTo(new FeedReader.Window(List.of(), true));
            FeedReader.Window later = reader.window(START, database.state().fence(), 10);
            assertThat(later.entries()).extracting(FeedEntry::id).containsExactly("a");
            assertThat(later.overtaken()).isFalse();
        }
    }

    @Test
    @Tag("invariant-07")
    void theNumberIsTheExpectedOne() throws SQLException {
        try (Connection writer = database.open()) {
            OptionalLong expected = database.expected(writer);
            Written written = database.append(writer, changed("a")).expecting(expected);

            assertThat(written.asExpected()).isPresent().isEqualTo(written.number());
        }
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
        HubTables tables = new HubTables(database.transactions(), "central");
        tables.check();
        assertThat(database.numbers("select version from sync_hub_version")).as("schema management writes no row")
                .containsExactly(1L);
        database.sql("update sync_hub_version set version = 2");

        assertThatThrownBy(tables::check).isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("persistence unit 'central' are of version 2")
                .hasMessageContaining("needs version 1").hasMessageContaining("reference-tables");
    }

    @Test
    void nodesThatStartAtOnceOnAnEmptyDatabaseFindOneRow() throws Exception {
        database.sql("delete from sync_epoch");
        database.sql("delete from sync_stream");
        CyclicBarrier bothHaveLooked = new CyclicBarrier(2);

        List<CompletableFuture<Void>> nodes = Stream.of(1, 2).map(node -> CompletableFuture.runAsync(() -> {
            AtomicBoolean looked = new AtomicBoolean();
            Transactions transactions = database.transactions();
            database.epochs.prepare(new Transactions() {
                @Override
                public <T> T run(Work<T> work) {
                    T result = transactions.run(work);
                    if (!looked.getAndSet(true)) {
                        meet(bothHaveLooked);
                    }
                    return result;
                }
            });
            new HubTables(transactions, "central").check();
        }, task -> new Thread(task).start())).toList();

        for (CompletableFuture<Void> node : nodes) {
            node.get(60, TimeUnit.SECONDS);
        }
        for (String table : List.of("sync_epoch", "sync_stream", "sync_hub_version")) {
            assertThat(database.numbers("select count(*) from " + table)).as(table).containsExactly(1L);
        }
        assertThat(database.state().epoch()).isNotEqualTo("-");
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("invariant-08")
    void theEpochStaysUntilTheDatabaseIsAnother() throws SQLException {
        database.commit(changed("a"), deleted("b"));
        FeedState first = database.state();
        prepare();
        assertThat(database.state().epoch()).isEqualTo(first.epoch());

        database.sql("update sync_epoch set origin = 'the database before'");
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
        database.sql("delete from sync_epoch");
        database.sql("update sync_log set xid = xid + 900000000000");
        prepare();

        assertThatThrownBy(() -> database.state().check(new Cursor.Feed(first.epoch(), START)))
                .isInstanceOfSatisfying(HubError.class, error -> assertThat(error.reason()).isEqualTo("NEW_EPOCH"));
        assertThat(database.readAll(new Position(-1, 0), 10)).as("the numbers may be those of another database")
                .extracting(entry -> entry.id() + entry.position().number()).containsExactlyInAnyOrder("a0", "b0");
    }

    private void prepare() {
        database.epochs.prepare(database.transactions());
    }

    /** What a whole history takes is not to be one transaction; what is done in a start that ends too soon is kept. */
    @Test
    @Tag("invariant-08")
    void aCrashWhileOldNumbersAreSetBackLeavesTheOldEpoch() throws SQLException {
        int records = 12_000;
        database.commit(IntStream.range(0, records).mapToObj(i -> changed("r" + i)).toArray(CapturedChange[]::new));
        database.commit(deleted("r7"));
        database.sql("update sync_epoch set origin = 'the database before'");

        assertThatThrownBy(() -> database.epochs.prepare(database.transactionsUntilCrash(8))).hasMessage("crashed");

        assertThat(database.numbers("select count(*) from sync_feed where xid = 0").get(0)).isBetween(1L, records - 1L);
        assertThatThrownBy(database::state).isInstanceOf(Epochs.ForeignHistoryException.class);
        prepare();
        assertThat(database.numbers("select count(*) from sync_feed where xid = 0")).containsExactly((long) records);
        assertThat(database.state().epoch()).hasSize(16);
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
    void refusedRowsThatAreNotSentAnyMoreArePurged() throws SQLException {
        Instant now = Instant.now();
        for (int row = 0; row < 1001; row++) {
            refused("old" + row, now.minusSeconds(60));
        }
        refused("new", now);

        int steps = 1;
        while (database.transactions().run(connection -> new Purge(connection).rejections(now.minusSeconds(30)))) {
            steps++;
        }

        assertThat(steps).as("a transaction is bounded").isEqualTo(2);
        assertThat(database.numbers("select count(*) from sync_rejection")).containsExactly(1L);
        assertThat(database.numbers("select count(*) from sync_rejection where record_id = 'new'")).containsExactly(1L);
    }

    private void refused(String id, Instant lastAt) {
        database.sql("insert into sync_rejection (collection, record_id, state_hash, document, reason, message, first_at,"
                + " last_at, times) values ('things', '" + id + "', 'h', '{}', 'INVALID', 'm', '2000-01-01 00:00:00+00', '"
                + lastAt.atOffset(ZoneOffset.UTC) + "', 1)");
    }

    @Test
    @Tag("invariant-07")
    void overlappingWritersLoseNothing() throws Exception {
        new OverlappingWriters(database).run();
    }
}
