package io.quarkiverse.sync.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema.Reference;
import io.quarkiverse.sync.store.Settlement;

/** Keeps back records whose parent the hub does not have yet: it would refuse them. */
final class Parents {

    private final CollectionPlan plan;

    Parents(CollectionPlan plan) {
        this.plan = plan;
    }

    /**
     * Which changes have to wait, and which can go without some of their references.
     *
     * @param together collections of which everything waits for one another in a circle, empty: none
     */
    Cut withUnsentParents(Settlement settlement, Collection<Change> changes, Set<String> together) {
        Cut cut = new Cut();
        for (Reference reference : plan.schema().references()) {
            Map<String, Set<String>> children = children(changes, reference);
            if (!children.isEmpty()) {
                settlement.changes(reference.collection(), children.keySet()).values().stream()
                        .filter(Parents::mayBeMissingAtHub)
                        .forEach(parent -> children.get(parent.id())
                                .forEach(child -> unsent(cut, child, reference, parent, together)));
            }
        }
        return cut;
    }

    /** In one collection they go up together, in one request as a rule. */
    private void unsent(Cut cut, String child, Reference reference, Change parent, Set<String> together) {
        boolean going = together.contains(reference.collection())
                && (parent.state() == Change.State.PENDING || parent.state() == Change.State.CLAIMED);
        boolean own = reference.collection().equals(plan.name());
        if (!going || !own && !reference.optional()) {
            cut.waits(child);
        } else if (!own) {
            cut.without(child, reference.field());
        }
    }

    static boolean mayBeMissingAtHub(Change parent) {
        return !(parent.base() instanceof Present) && parent.local() instanceof Present;
    }

    private static Map<String, Set<String>> children(Collection<Change> changes, Reference reference) {
        Map<String, Set<String>> children = new HashMap<>();
        for (Change change : changes) {
            parent(change, reference).filter(parent -> !parent.equals(change.id())).ifPresent(
                    parent -> children.computeIfAbsent(parent, id -> new LinkedHashSet<>()).add(change.id()));
        }
        return children;
    }

    static Optional<String> parent(Change change, Reference reference) {
        if (!(change.local() instanceof Present local)) {
            return Optional.empty();
        }
        return id(local.document().get(reference.field()));
    }

    static Optional<String> id(JsonNode reference) {
        return reference.isValueNode() && !reference.isNull() ? Optional.of(reference.asText()) : Optional.empty();
    }
}
