package io.quarkiverse.sync.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.RecordState.Absent;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.RecordState.Unknown;
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
     * Ids of the changes that have to wait.
     *
     * @param together collections whose unsent records go up along with these: what refers to each other in a circle has to
     */
    Set<String> withUnsentParents(Settlement settlement, Collection<Change> changes, Set<String> together) {
        Set<String> waiting = new HashSet<>();
        for (Reference reference : plan.schema().references()) {
            Map<String, Set<String>> children = children(changes, reference);
            if (!children.isEmpty()) {
                settlement.changes(reference.collection(), children.keySet()).values().stream()
                        .filter(parent -> unsent(parent, together.contains(reference.collection())))
                        .forEach(parent -> waiting.addAll(children.get(parent.id())));
            }
        }
        return waiting;
    }

    private static boolean unsent(Change parent, boolean together) {
        boolean going = together
                && (parent.state() == Change.State.PENDING || parent.state() == Change.State.CLAIMED);
        return mayBeMissingAtHub(parent) && !going;
    }

    static boolean mayBeMissingAtHub(Change parent) {
        return (parent.base() instanceof Absent || parent.base() instanceof Unknown) && parent.local() instanceof Present;
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
