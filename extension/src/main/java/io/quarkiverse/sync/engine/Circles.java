package io.quarkiverse.sync.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.CollectionSchema.Reference;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement;

/**
 * Incoming records that were set aside because each waits for another one of them. Where a reference is optional the record
 * is written without it, so that the others can be; what is set aside completes it when they are.
 */
final class Circles {

    private final Run run;

    Circles(Run run) {
        this.run = run;
    }

    /** @return whether a record is here that others waited for */
    boolean open(List<CollectionPlan> group) {
        return group.stream().map(plan -> write(plan, Reason.MISSING_PARENT,
                (settlement, aside) -> withoutMissing(settlement, plan, aside))).reduce(false, Boolean::logicalOr);
    }

    /** @return whether a record that is to be deleted has let go of another one */
    boolean loosen(List<CollectionPlan> group) {
        return group.stream().map(plan -> write(plan, Reason.DEFERRED_DELETE,
                (settlement, aside) -> withoutDeleted(settlement, plan, aside))).reduce(false, Boolean::logicalOr);
    }

    private boolean write(CollectionPlan plan, Reason reason,
            BiFunction<Settlement, SetAside, Optional<Document>> part) {
        if (plan.schema().references().stream().noneMatch(Reference::optional) || !run.unfinished(plan.schema())) {
            return false;
        }
        int[] written = { 0 };
        Batches.overIds(run.limits.batchRows(), after -> {
            List<String> looked = new ArrayList<>();
            written[0] += run.settle(settlement -> {
                List<SetAside> waiting = settlement.setAside(plan.name(), Set.of(reason), after, run.limits.batchRows());
                looked.clear();
                waiting.forEach(aside -> looked.add(aside.record().id()));
                return write(settlement, plan, waiting, part);
            });
            return looked;
        });
        return written[0] > 0;
    }

    /** What was edited here, or is held by an application, is left alone. */
    private int write(Settlement settlement, CollectionPlan plan, List<SetAside> waiting,
            BiFunction<Settlement, SetAside, Optional<Document>> part) {
        Map<String, RemoteRecord> parts = new LinkedHashMap<>();
        waiting.forEach(aside -> part.apply(settlement, aside).ifPresent(document -> parts.put(aside.record().id(),
                new RemoteRecord(aside.record().id(), RecordState.present(document)))));
        if (parts.isEmpty()) {
            return 0;
        }
        Settlement.Locked locked = settlement.lock(plan.name(), parts.keySet());
        parts.keySet().removeAll(locked.dirty().keySet());
        parts.keySet().removeAll(locked.busy());
        return parts.size() - settlement.apply(plan.name(), parts.values(), plan.fields()).size();
    }

    private Optional<Document> withoutMissing(Settlement settlement, CollectionPlan plan, SetAside aside) {
        if (!(aside.record().state() instanceof Present present)
                || settlement.read(plan.name(), List.of(aside.record().id())).containsKey(aside.record().id())) {
            return Optional.empty();
        }
        Document document = plan.view().pulled(present.document());
        List<Reference> missing = missing(settlement, plan, document).keySet().stream().filter(Reference::optional).toList();
        return missing.isEmpty() || !complete(settlement, plan, document) ? Optional.empty()
                : Optional.of(without(document, missing));
    }

    /** Whether everything that the record waits for has come: then it waits for something that waits for it. */
    private boolean complete(Settlement settlement, CollectionPlan plan, Document document) {
        record Step(CollectionPlan plan, Document document) {
        }
        Set<String> seen = new HashSet<>();
        Deque<Step> next = new ArrayDeque<>(List.of(new Step(plan, document)));
        while (!next.isEmpty()) {
            Step step = next.remove();
            for (Map.Entry<Reference, String> parent : missing(settlement, step.plan, step.document).entrySet()) {
                String collection = parent.getKey().collection();
                if (seen.add(collection + '/' + parent.getValue())) {
                    Optional<Document> waiting = Optional
                            .ofNullable(settlement.setAsideOf(collection, List.of(parent.getValue())).get(parent.getValue()))
                            .filter(aside -> aside.reason() == Reason.MISSING_PARENT)
                            .flatMap(aside -> aside.record().state().image());
                    Optional<CollectionPlan> of = run.plan(collection);
                    if (waiting.isEmpty() || of.isEmpty()) {
                        return false;
                    }
                    next.add(new Step(of.get(), waiting.get()));
                }
            }
        }
        return true;
    }

    private static Map<Reference, String> missing(Settlement settlement, CollectionPlan plan, Document document) {
        Map<Reference, String> missing = new LinkedHashMap<>();
        for (Reference reference : plan.schema().references()) {
            Parents.id(document.get(reference.field()))
                    .filter(parent -> settlement.read(reference.collection(), List.of(parent)).isEmpty())
                    .ifPresent(parent -> missing.put(reference, parent));
        }
        return missing;
    }

    private Optional<Document> withoutDeleted(Settlement settlement, CollectionPlan plan, SetAside aside) {
        String id = aside.record().id();
        return Optional.ofNullable(settlement.read(plan.name(), List.of(id)).get(id)).map(Present::document)
                .flatMap(document -> {
                    List<Reference> deleted = plan.schema().references().stream().filter(Reference::optional)
                            .filter(reference -> Parents.id(document.get(reference.field()))
                                    .filter(parent -> isToBeDeleted(settlement, reference, parent)).isPresent())
                            .toList();
                    return deleted.isEmpty() ? Optional.empty() : Optional.of(without(document, deleted));
                });
    }

    private static boolean isToBeDeleted(Settlement settlement, Reference reference, String parent) {
        return Optional.ofNullable(settlement.setAsideOf(reference.collection(), List.of(parent)).get(parent))
                .filter(aside -> aside.reason() == Reason.DEFERRED_DELETE).isPresent();
    }

    private static Document without(Document document, List<Reference> references) {
        ObjectNode json = document.toJson();
        references.forEach(reference -> json.putNull(reference.field()));
        return Document.owning(json);
    }
}
