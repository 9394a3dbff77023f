package io.quarkiverse.sync.deployment.test.store;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.runtime.document.EntityDocuments;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkiverse.sync.entities.runtime.table.EntityTable;

/** Items as the version of the application knew them whose entity had no quantity. */
record EarlierItems(EntityCollection now) implements EntityCollection {

    private static final Set<String> LATE = Set.of("quantity");

    @Override
    public String name() {
        return now.name();
    }

    @Override
    public int version() {
        return now.version() - 1;
    }

    @Override
    public String idField() {
        return now.idField();
    }

    @Override
    public Set<String> fields() {
        Set<String> fields = new HashSet<>(now.fields());
        fields.removeAll(LATE);
        return fields;
    }

    @Override
    public List<Reference> references() {
        return now.references();
    }

    @Override
    public Document holdable(Document remote) {
        return now.holdable(remote).without(LATE);
    }

    @Override
    public SyncedEntity entity() {
        return now.entity();
    }

    @Override
    public SessionFactoryImplementor sessionFactory() {
        return now.sessionFactory();
    }

    @Override
    public EntityDocuments documents() {
        return now.documents();
    }

    @Override
    public EntityTable table() {
        return new Table(now.table());
    }

    private record Table(EntityTable now) implements EntityTable {

        @Override
        public RowLocks lock(StatelessSession session, Collection<String> ids, Duration wait) {
            return now.lock(session, ids, wait);
        }

        @Override
        public Map<String, Document> read(StatelessSession session, Collection<String> ids) {
            return early(now.read(session, ids));
        }

        @Override
        public Map<String, Document> range(StatelessSession session, Optional<String> after, int rows) {
            return early(now.range(session, after, rows));
        }

        private static Map<String, Document> early(Map<String, Document> documents) {
            Map<String, Document> early = new LinkedHashMap<>();
            documents.forEach((id, document) -> early.put(id, document.without(LATE)));
            return early;
        }

        @Override
        public List<String> keys(StatelessSession session, Optional<String> after, int rows) {
            return now.keys(session, after, rows);
        }

        @Override
        public long count(StatelessSession session) {
            return now.count(session);
        }

        @Override
        public Applied apply(StatelessSession session, Collection<RemoteRecord> records, Set<String> fields,
                Set<String> locked) {
            Applied applied = now.apply(session, records.stream().map(Table::early).toList(), fields, locked);
            return new Applied(applied.refused(), early(applied.documents()));
        }

        private static RemoteRecord early(RemoteRecord record) {
            return record.state() instanceof RecordState.Present present
                    ? new RemoteRecord(record.id(), RecordState.present(present.document().without(LATE)), record.version())
                    : record;
        }
    }
}
