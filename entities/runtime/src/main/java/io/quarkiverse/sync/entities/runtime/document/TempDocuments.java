package io.quarkiverse.sync.entities.runtime.document;

import java.time.Duration;
import java.util.*;

import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;

import com.fasterxml.jackson.databind.node.*;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkiverse.sync.entities.runtime.table.EntityTable;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Stand-in, so that applications start until the real documents and tables are here; goes away with them. */
public class TempDocuments implements EntityDocuments {
    final EntityPersister p;
    final SyncedEntity e;

    TempDocuments(EntityPersister p, SyncedEntity e) {
        this.p = p;
        this.e = e;
    }

    public static EntityDocuments of(EntityPersister p, SyncedEntity e) {
        return new TempDocuments(p, e);
    }

    public static EntityTable table(EntityPersister p, SyncedEntity e, EntityDocuments d) {
        return new EntityTable() {
            public RowLocks lock(StatelessSession s, Collection<String> ids, Duration w) {
                return new RowLocks(Set.copyOf(ids), Set.of());
            }

            public Map<String, Document> read(StatelessSession s, Collection<String> ids) {
                Map<String, Document> m = new LinkedHashMap<>();
                for (String id : ids) {
                    Object[] row = p.getDatabaseSnapshot(d.id(id), (SharedSessionContractImplementor) s);
                    if (row != null) {
                        Object entity = s.get(p.getMappedClass(), d.id(id));
                        for (int i = 0; i < row.length; i++)
                            if (p.getPropertyTypes()[i].isCollectionType()) {
                                Object c = p.getValue(entity, i);
                                if (c != null) {
                                    s.fetch(c);
                                    row[i] = c;
                                }
                            }
                    }

                    if (row != null)
                        m.put(id, d.of(d.id(id), row, (SharedSessionContractImplementor) s));
                }
                return m;
            }

            public Map<String, Document> range(StatelessSession s, Optional<String> a, int r) {
                return null;
            }

            public List<String> keys(StatelessSession s, Optional<String> a, int r) {
                return null;
            }

            public long count(StatelessSession s) {
                return 0;
            }

            public Map<String, Refusal> apply(StatelessSession s, Collection<RemoteRecord> r, Set<String> f) {
                return null;
            }
        };
    }

    public String idField() {
        return p.getIdentifierPropertyName();
    }

    public Set<String> fields() {
        return Set.of(p.getPropertyNames());
    }

    public Map<String, String> references() {
        return Map.of();
    }

    public Document of(Object id, Object[] state, SharedSessionContractImplementor session) {
        ObjectNode n = JsonNodeFactory.instance.objectNode();
        n.put(idField(), idText(id));
        for (int i = 0; i < state.length; i++) {
            String name = p.getPropertyNames()[i];
            Object v = state[i];
            if (v == null || p.getPropertyNames()[i].equals("version") || e.ignored().contains(p.getPropertyNames()[i])
                    || p.getPropertyTypes()[i] instanceof org.hibernate.type.CollectionType ct
                            && session.getFactory().getMappingMetamodel().getCollectionDescriptor(ct.getRole()).isInverse())
                continue;
            if (p.getPropertyTypes()[i].isCollectionType()) {
                ArrayNode a = n.putArray(name);
                for (Object o : v instanceof Map<?, ?> m ? m.keySet() : (Collection<?>) v)
                    a.add(String.valueOf(o));
            } else if (p.getPropertyTypes()[i].isEntityType())
                n.put(name + "Id",
                        String.valueOf(p.getPropertyTypes()[i].getReturnedClass().isInstance(v)
                                ? session.getFactory().getPersistenceUnitUtil().getIdentifier(v)
                                : v));
            else if (v instanceof Number x)
                n.put(name, x.longValue());
            else
                n.put(name, String.valueOf(v));
        }
        return Document.owning(n);
    }

    public Document holdable(Document d) {
        return d;
    }

    public Object entity(Document d, SharedSessionContractImplementor s) {
        return null;
    }

    public String idText(Object id) {
        return id.toString();
    }

    public Object id(String t) {
        Class<?> c = p.getIdentifierType().getReturnedClass();
        return c == Long.class ? (Object) Long.valueOf(t) : c == UUID.class ? UUID.fromString(t) : t;
    }
}
