package io.quarkiverse.sync.server.runtime.push;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.hibernate.StatelessSession;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.RowLocks;
import io.quarkiverse.sync.server.runtime.feed.FeedEntry;
import io.quarkiverse.sync.server.runtime.feed.FeedReader;
import io.quarkiverse.sync.server.runtime.feed.HubConnection;

/**
 * What the hub holds of records, under lock.
 *
 * @param states Present, Deleted where there is a tombstone, Absent where there is neither row nor tombstone
 * @param busy records that somebody else holds
 * @param untold Deleted ones of which the feed does not tell that they are
 */
record HeldRecords(Map<String, RecordState> states, Set<String> busy, Set<String> untold) {

    /** The rows are locked first and read then: what is read cannot change any more. */
    static HeldRecords lock(PushRequest request, StatelessSession session, HubConnection connection, Collection<String> ids)
            throws SQLException {
        RowLocks locks = new AllOrNothing(connection).lock(request.collection().table(), session, ids, request.lockWait());
        Map<String, Document> rows = request.collection().table().read(session, locks.present());
        Set<String> missing = new HashSet<>(ids);
        missing.removeAll(rows.keySet());
        missing.removeAll(locks.busy());
        Map<String, FeedEntry> tombstones = new FeedReader(connection, request.collection().name()).tombstones(missing);
        Map<String, RecordState> states = new HashMap<>();
        rows.forEach((id, row) -> states.put(id, RecordState.present(row)));
        Set<String> untold = new HashSet<>();
        for (String id : missing) {
            FeedEntry tombstone = tombstones.get(id);
            if (tombstone != null && !tombstone.deleted()) {
                untold.add(id);
            }
            states.put(id, tombstone == null ? new RecordState.Absent() : tombstone.tombstone());
        }
        return new HeldRecords(states, locks.busy(), untold);
    }
}
