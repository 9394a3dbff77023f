package io.quarkiverse.sync.entities.runtime.table;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.hibernate.StatelessSession;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Settlement.Refusal;

/**
 * The rows of a synced entity, read and written by plain JDBC in batches through Hibernate's own binders. Everything runs in
 * the caller's JTA transaction; the session is one of its session factory. Key order is the database's order of the key column.
 */
public interface EntityTable {

    /**
     * Locks the rows against updates and deletes, not against inserts of children, in key order. Rows that stay locked by
     * others for longer than {@code wait} are busy and not locked; the transaction stays usable.
     */
    RowLocks lock(StatelessSession session, Collection<String> ids, Duration wait);

    /** @param present ids whose rows are there and locked now */
    record RowLocks(Set<String> present, Set<String> busy) {
    }

    /** The documents of the rows that are there, by id. */
    Map<String, Document> read(StatelessSession session, Collection<String> ids);

    /** Documents by id in key order. */
    Map<String, Document> range(StatelessSession session, Optional<String> after, int rows);

    /** Ids in key order. */
    List<String> keys(StatelessSession session, Optional<String> after, int rows);

    long count(StatelessSession session);

    /**
     * Inserts, updates or deletes rows the caller has locked. What is already so is not written; written rows bump
     * {@code @Version} and leave the second-level cache. The changes are handed to {@code Captures} with their old documents,
     * for whoever wants them. One bad row never aborts the others (savepoint, bisect). A row that is not among {@code locked}
     * is never overwritten: if somebody has inserted it meanwhile, the record is refused as LOCKED.
     *
     * @param fields the only fields to be written to rows that are there; empty: those that the document has
     * @param locked ids of the rows that were there when they were locked, those that this transaction wrote since among them
     */
    Applied apply(StatelessSession session, Collection<RemoteRecord> records, Set<String> fields,
            Set<String> locked);

    /**
     * What came of {@link #apply}.
     *
     * @param refused why not, by id
     * @param documents what now stands in rows, by id, as far as that is known without reading them
     */
    record Applied(Map<String, Refusal> refused, Map<String, Document> documents) {
    }
}
