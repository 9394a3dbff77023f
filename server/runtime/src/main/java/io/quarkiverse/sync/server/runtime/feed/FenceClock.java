package io.quarkiverse.sync.server.runtime.feed;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * PostgreSQL: a transaction's number is its xid, and the feed is complete below the oldest xid that still runs, the fence.
 * Costs writers nothing; a long transaction anywhere in the cluster delays readers.
 */
final class FenceClock implements FeedClock {

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
                  pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
                  pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1
                from sync_epoch e where e.id = 1""";
    }

    @Override
    public long number(HubConnection connection) throws SQLException {
        try (PreparedStatement select = connection.prepare("select pg_current_xact_id()::text::bigint");
                ResultSet xid = select.executeQuery()) {
            xid.next();
            return xid.getLong(1);
        }
    }

    @Override
    public boolean lastBeforeCommit() {
        return false;
    }
}
