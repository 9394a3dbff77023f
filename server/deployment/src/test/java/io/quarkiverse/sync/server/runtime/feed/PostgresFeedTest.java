package io.quarkiverse.sync.server.runtime.feed;

import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.COLLECTION;
import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.changed;
import static io.quarkiverse.sync.server.runtime.feed.FeedDatabase.deleted;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import io.quarkiverse.sync.server.Databases;

class PostgresFeedTest extends FeedScenarios {

    private static final int GATE = 53;

    @Override
    String url() {
        return Databases.postgres("feed");
    }

    @Test
    @Tag("invariant-07")
    void aCommitBehindTheReaderIsNotSkipped() throws Exception {
        try (Connection first = database.open()) {
            database.append(first, changed("a"));
            database.commit(changed("b"));

            List<FeedEntry> early = database.readAll(START, 10);
            Position cursor = early.isEmpty() ? START : early.get(early.size() - 1).position();
            first.commit();

            assertThat(early).isEmpty();
            assertThat(database.readAll(cursor, 10)).extracting(FeedEntry::id).containsExactly("a", "b");
        }
    }

    @Test
    @Tag("invariant-06")
    void aTombstoneAboveTheFenceIsFound() throws Exception {
        try (Connection first = database.open()) {
            database.append(first, changed("a"));
            database.commit(deleted("b"));

            try (Connection connection = database.open()) {
                assertThat(new FeedReader(database.on(connection), COLLECTION).tombstones(List.of("b"))).containsKey("b");
            }
            assertThat(database.readAll(START, 10)).isEmpty();
            first.rollback();
        }
    }

    @Test
    @Tag("invariant-07")
    void theFoldStaysBelowTheFence() throws Exception {
        database.commit(changed("b"));
        try (Connection first = database.open()) {
            database.append(first, changed("a"));
            database.commit(changed("b"));
            database.fold();

            assertThat(database.readAll(START, 10)).as("folded into its position above the fence it would be hidden")
                    .extracting(FeedEntry::id).containsExactly("b");
            first.rollback();
        }
    }

    @Test
    @Tag("invariant-07")
    void nobodyWaitsForAFold() throws Exception {
        try (Connection folding = database.open()) {
            database.clock.folds(database.on(folding));
            assertHoldsNobody();
        }
    }

    private void assertHoldsNobody() throws SQLException {
        try (Connection writer = database.open()) {
            database.append(writer, changed("a"));
            assertThat(database.expected(writer)).isPresent();
            writer.commit();

            assertThat(database.readAll(START, 10)).extracting(FeedEntry::id).containsExactly("a");
        }
    }

    /** It draws a number to note what it has counted, or to truncate a table. */
    @Test
    @Timeout(60)
    @Tag("invariant-07")
    void nobodyWaitsForAutovacuum() throws Exception {
        try (Connection gate = database.open(); Connection server = DriverManager.getConnection(url())) {
            execute(gate, "select pg_advisory_xact_lock(" + GATE + ")");
            database.sql("""
                    create function counted(text) returns text immutable language plpgsql as $$ begin
                      if (select backend_type from pg_stat_activity where pid = pg_backend_pid()) = 'autovacuum worker' then
                        perform pg_current_xact_id(), pg_advisory_xact_lock(%d);
                      end if;
                      return $1;
                    end $$""".formatted(GATE));
            database.sql("create table counted (name text) with (autovacuum_analyze_threshold = 1)");
            database.sql("create index on counted (counted(name))");
            execute(server, "alter system set autovacuum_naptime = 1");
            execute(server, "select pg_reload_conf()");
            try {
                while (database.numbers("select 1 from pg_locks where locktype = 'advisory' and objid = " + GATE
                        + " and not granted").isEmpty()) {
                    database.sql("insert into counted select 'a' from generate_series(1, 10)");
                    Thread.sleep(100);
                }
                assertHoldsNobody();
            } finally {
                execute(server, "alter system reset autovacuum_naptime");
                execute(server, "select pg_reload_conf()");
                gate.rollback();
                database.sql("drop table counted");
                database.sql("drop function counted");
            }
        }
    }

    @Test
    @Tag("invariant-07")
    void isExpectedOnceNoSmallerNumberCanWrite() throws Exception {
        try (Connection older = database.open(); Connection writer = database.open(); Connection younger = database.open()) {
            database.append(older, changed("a"));
            database.append(writer, changed("b"));
            database.append(younger, changed("c"));

            assertThat(database.expected(writer)).isEmpty();
            older.commit();
            assertThat(database.expected(writer)).isPresent();
        }
    }

    @Test
    @Tag("invariant-07")
    void whoIsInAnotherDatabaseOfTheClusterCannotWriteHere() throws Exception {
        try (Connection elsewhere = DriverManager.getConnection(Databases.postgres("elsewhere"))) {
            elsewhere.setAutoCommit(false);
            execute(elsewhere, "select pg_current_xact_id()");
            assertHoldsNobody();
            elsewhere.rollback();
        }
    }

    /** As who ends between the reading of numbers and of locks, and is then not seen to be one that cannot write here. */
    @Test
    @Tag("invariant-07")
    void whoEndsWhileItIsLookedAtHoldsNobody() throws Exception {
        try (Connection older = database.open(); Connection writer = database.open(); Connection reader = database.open()) {
            database.append(older, changed("a"));
            database.append(writer, changed("b"));
            assertThat(database.clock.expected(beforeSecondLook(writer, older::commit), database.state())).isPresent();
            writer.commit();

            long number = database.clock.number(database.on(older));
            database.commit(changed("c"));
            assertThat(database.epochs.state(beforeSecondLook(reader, older::commit)).fence()).isGreaterThan(number);
        }
    }

    private interface Action {
        void run() throws SQLException;
    }

    private HubConnection beforeSecondLook(Connection connection, Action action) {
        AtomicInteger looks = new AtomicInteger();
        return database.on((Connection) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { Connection.class },
                (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && ((String) arguments[0]).contains("pg_current_snapshot")
                            && looks.incrementAndGet() == 2) {
                        action.run();
                    }
                    return method.invoke(connection, arguments);
                }));
    }

    /** For whom it waits is another matter: replication of a whole cluster waits for each of its transactions. */
    @Test
    @Tag("invariant-07")
    void whoInAnotherDatabaseWaitsForATransactionDoesNotOwnIt() throws Exception {
        String change = "alter role " + database.user() + " connection limit -1";
        try (Connection elsewhere = DriverManager.getConnection(Databases.postgres("elsewhere"));
                Connection older = database.open();
                Connection writer = database.open()) {
            elsewhere.setAutoCommit(false);
            database.append(older, changed("a"));
            older.createStatement().execute(change);
            CompletableFuture<Void> waiting = CompletableFuture.runAsync(() -> execute(elsewhere, change));
            while (database.numbers("select 1 from pg_locks where locktype = 'transactionid' and not granted").isEmpty()) {
                assertThat(waiting).isNotDone();
            }

            assertThat(database.expected(writer)).isEmpty();

            older.rollback();
            waiting.get(20, TimeUnit.SECONDS);
            elsewhere.rollback();
        }
    }

    private static void execute(Connection connection, String statement) {
        try {
            connection.createStatement().execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Its number ends a moment before its lock, and is above the fence of whoever did not wait for it. */
    @Test
    @Tag("invariant-08")
    void aFoldThatHasJustEndedSendsNobodyBackToTheBeginning() throws Exception {
        try (Connection folding = database.open(); Connection late = database.open()) {
            database.clock.folds(database.on(folding));
            database.commit(changed("a"));
            Position read = database.readAll(START, 10).get(0).position();
            late.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            late.createStatement().executeQuery("select 1").close();
            folding.commit();

            FeedState state = database.epochs.state(database.on(late));

            assertThat(state.fence()).isLessThan(read.number());
            state.check(new Cursor.Feed(state.epoch(), read));
        }
    }

    /** Whenever the fence moves, the record has changed again above it. */
    @Test
    @Tag("invariant-07")
    void aRecordThatChangesAllTheTimeIsNotStarved() throws Exception {
        Position read = START;
        Connection open = database.open();
        try {
            database.append(open, changed("slow"));
            for (int round = 0; round < 5; round++) {
                database.commit(changed("hot"));
                Connection next = database.open();
                database.append(next, changed("slow"));
                database.commit(changed("hot"));
                database.fold();
                open.commit();
                open.close();
                open = next;

                List<FeedEntry> page = database.readAll(read, 10);

                assertThat(page).as("round " + round).extracting(FeedEntry::id).contains("hot");
                read = page.get(page.size() - 1).position();
            }
        } finally {
            open.close();
        }
    }
}
