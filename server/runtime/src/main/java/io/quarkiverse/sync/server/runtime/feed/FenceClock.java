package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * PostgreSQL: a transaction's number is its xid, and the feed is complete below the oldest one that still can write here, the
 * fence. Costs writers nothing; a long transaction of the application delays readers.
 */
final class FenceClock implements FeedClock {

    /** First key of the advisory locks by which folds are known; the second are the lower bits of their xids. */
    private static final int FOLDS = 0x53594e46;
    private static final int LOWER_BITS = Integer.MAX_VALUE;

    /**
     * A fold writes no entries. Numbers are the cluster's: who is connected to another of its databases cannot write here, and
     * who has no user, as autovacuum, writes nobody's records; who is about to connect has no database either. A transaction
     * holds its own number exclusively; who waits for it wants to share it.
     */
    private static final String CAN_WRITE_HERE = """
            x::text::bigint & %2$d <> all (array(select l.objid::bigint from pg_locks l
              where l.locktype = 'advisory' and l.classid = %1$d and l.objsubid = 2
                and l.database = (select oid from pg_database where datname = current_database())))
            and x::text::bigint & 4294967295 <> all (array(select l.transactionid::text::bigint
              from pg_locks l join pg_stat_activity a on a.pid = l.pid
              where l.locktype = 'transactionid' and l.mode = 'ExclusiveLock' and l.granted
                and (a.datid <> (select oid from pg_database where datname = current_database())
                  or a.usesysid is null and a.datid is not null)))"""
            .formatted(FOLDS, LOWER_BITS);

    /** On a standby the snapshot names no transaction, only where they begin. */
    private static final String FENCE = """
            coalesce((select min(x::text::bigint) from pg_snapshot_xip(pg_current_snapshot()) x where %s),
              case when exists (select from pg_snapshot_xip(pg_current_snapshot()))
              then pg_snapshot_xmax(pg_current_snapshot()) else pg_snapshot_xmin(pg_current_snapshot()) end::text::bigint)"""
            .formatted(CAN_WRITE_HERE);

    /** The snapshot ends where nobody has committed yet: what has a number from there up to our own runs, too. */
    private static final String IS_OLDEST = """
            select not exists (select from (
                select x::text::bigint from pg_snapshot_xip(pg_current_snapshot()) x
                union all select * from generate_series(pg_snapshot_xmax(pg_current_snapshot())::text::bigint,
                  pg_current_xact_id()::text::bigint - 1)) running(x)
              where x < pg_current_xact_id()::text::bigint and %s)""".formatted(CAN_WRITE_HERE);

    /**
     * A copy of the database, or one that failed over, gives xids a second time. The origin tells it apart: cluster, timeline,
     * database, and the table itself, which a restored dump creates anew.
     */
    @Override
    public String stateQuery() {
        return """
                select e.epoch, e.origin,
                  (select system_identifier from pg_control_system()) || '/' || (select timeline_id from pg_control_checkpoint())
                    || '/' || (select oid from pg_database where datname = current_database()) || '/' || e.tableoid,
                  %s,
                  pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1
                from sync_epoch e where e.id = 1"""
                .formatted(FENCE);
    }

    @Override
    public long number(HubConnection connection) throws SQLException {
        try (PreparedStatement select = connection.prepare("select pg_current_xact_id()::text::bigint");
                ResultSet xid = select.executeQuery()) {
            xid.next();
            return xid.getLong(1);
        }
    }

    /** Draws the number. */
    @Override
    public OptionalLong expected(HubConnection connection, FeedState state) throws SQLException {
        long number = number(connection);
        // Twice, as the fence.
        return isOldest(connection) || isOldest(connection) ? OptionalLong.of(number) : OptionalLong.empty();
    }

    /** Whether no transaction with a smaller number can still write. */
    private static boolean isOldest(HubConnection connection) throws SQLException {
        try (PreparedStatement select = connection.prepare(IS_OLDEST); ResultSet oldest = select.executeQuery()) {
            oldest.next();
            return oldest.getBoolean(1);
        }
    }

    @Override
    public void folds(HubConnection connection) throws SQLException {
        try (PreparedStatement lock = connection.prepare("select pg_advisory_xact_lock_shared(" + FOLDS
                + ", (pg_current_xact_id()::text::bigint & " + LOWER_BITS + ")::integer)")) {
            lock.executeQuery().close();
        }
    }

    @Override
    public boolean lastBeforeCommit() {
        return false;
    }
}
