package io.quarkiverse.sync.benchmarks.model;

import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** Writes rows through entities, as an application does. */
@Singleton
class LocalWrites {

    enum Entity {
        SYNCED,
        PLAIN;

        private VisitFields instance() {
            return this == SYNCED ? new Visit() : new PlainVisit();
        }

        private String table() {
            return this == SYNCED ? "Visit" : "PlainVisit";
        }
    }

    enum Kind {
        INSERT,
        UPDATE
    }

    private final EntityManager em;

    LocalWrites(EntityManager em) {
        this.em = em;
    }

    Map<String, Long> execute(Entity entity, Kind kind, long from, int rows, int perTransaction) {
        for (long start = from; start < from + rows; start += perTransaction) {
            List<VisitRow> chunk = LongStream.range(start, Math.min(start + perTransaction, from + rows))
                    .mapToObj(VisitRow::of).toList();
            QuarkusTransaction.requiringNew().run(() -> write(entity, kind, chunk));
        }
        return Map.of("rows", (long) rows);
    }

    private void write(Entity entity, Kind kind, List<VisitRow> rows) {
        if (kind == Kind.INSERT) {
            for (VisitRow row : rows) {
                VisitFields inserted = entity.instance();
                inserted.fill(row);
                em.persist(inserted);
            }
            return;
        }
        String stamp = "edited at " + System.nanoTime();
        em.createQuery("from " + entity.table() + " where id in :ids", VisitFields.class)
                .setParameter("ids", rows.stream().map(VisitRow::id).toList())
                .getResultList().forEach(row -> row.notes = stamp);
    }
}
