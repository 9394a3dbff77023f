package io.quarkiverse.sync.simulator;

import java.util.Optional;
import java.util.Random;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.store.MemoryTransaction;

/** What the applications do, on edges and hub. */
final class Users {

    private final Simulation simulation;
    private final Random random;

    Users(Simulation simulation, Random random) {
        this.simulation = simulation;
        this.random = random;
    }

    /** One transaction on an edge, perhaps rolled back, perhaps by bulk statements. */
    void write(Edge edge) {
        try (MemoryTransaction transaction = edge.store().begin()) {
            for (int i = random.nextInt(3); i >= 0; i--) {
                write(edge, transaction);
            }
            end(edge, transaction);
        } catch (IllegalStateException e) {
            simulation.journal().add("%s rolls back: %s", edge.name(), e.getMessage());
        }
    }

    /** Edits this record in a transaction of its own, if it is there. */
    void edit(Edge edge, Key key) {
        try (MemoryTransaction transaction = edge.store().begin()) {
            transaction.get(key.collection(), key.id()).ifPresent(old -> {
                Document document = late(edge, simulation.samples().edited(old));
                simulation.journal().add("%s meanwhile writes %s %s", edge.name(), key, document);
                edge.written(key);
                transaction.put(key.collection(), document);
            });
            end(edge, transaction);
        } catch (IllegalStateException e) {
            simulation.journal().add("%s rolls back: %s", edge.name(), e.getMessage());
        }
    }

    /** Writes one record and leaves the transaction, and with it the row lock, open. */
    Optional<MemoryTransaction> begin(Edge edge) {
        MemoryTransaction transaction = edge.store().begin();
        try {
            write(edge, transaction);
            return Optional.of(transaction);
        } catch (IllegalStateException e) {
            transaction.close();
            return Optional.empty();
        }
    }

    void end(Edge edge, MemoryTransaction transaction) {
        if (random.nextInt(8) == 0) {
            transaction.close();
            simulation.journal().add("%s rolls back", edge.name());
        } else {
            transaction.commit();
            simulation.journal().add("%s commits its users' writes", edge.name());
            Shape.ALL.forEach(shape -> edge.store().find(shape.name(), any -> true,
                    document -> edge.shown(new Key(shape.name(), document.get("id").asText()), document)));
        }
    }

    private void write(Edge edge, MemoryTransaction transaction) {
        Key key = simulation.samples().key();
        edge.written(key);
        boolean bulk = random.nextInt(10) == 0;
        Optional<Document> old = transaction.get(key.collection(), key.id());
        if (old.isPresent() && random.nextInt(4) == 0) {
            simulation.journal().add("%s %sdeletes %s", edge.name(), bulk ? "bulk-" : "", key);
            if (bulk) {
                transaction.bulkDelete(key.collection(), key.id());
            } else {
                transaction.delete(key.collection(), key.id());
            }
            return;
        }
        Document document = late(edge, next(key, old, edge));
        simulation.journal().add("%s %swrites %s %s", edge.name(), bulk ? "bulk-" : "", key, document);
        if (bulk) {
            transaction.bulkPut(key.collection(), document);
        } else {
            transaction.put(key.collection(), document);
        }
    }

    private Document late(Edge edge, Document document) {
        return edge.application().upgraded() ? simulation.samples().late(document) : document;
    }

    private Document next(Key key, Optional<Document> old, Edge edge) {
        if (old.isEmpty()) {
            return simulation.samples().fresh(key, edge.ids(Shape.PARENTS));
        }
        return random.nextInt(5) == 0 ? simulation.samples().moved(key, old.get(), edge.ids(Shape.PARENTS))
                : simulation.samples().edited(old.get());
    }

    void writeAtHub() {
        Hub hub = simulation.hub();
        Key key = simulation.samples().key();
        Optional<Document> old = hub.live(key);
        RecordState next = old.isPresent() && random.nextInt(4) == 0 ? RecordState.Deleted.plain()
                : RecordState.present(simulation.samples().atHub(old.map(simulation.samples()::edited)
                        .orElseGet(() -> simulation.samples().fresh(key, hub.ids(Shape.PARENTS)))));
        simulation.journal().add("hub writes %s %s", key, next);
        hub.write(key, next);
    }

}
