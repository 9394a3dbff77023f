package io.quarkiverse.sync.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.SetAside;

/** What must hold once everything has come to rest: each difference between an edge and the hub has its reason. */
final class Agreement {

    private final Simulation simulation;

    Agreement(Simulation simulation) {
        this.simulation = simulation;
    }

    void check() {
        for (Edge edge : simulation.edges()) {
            for (Shape shape : Shape.ALL) {
                check(edge, shape.name());
            }
        }
    }

    private void check(Edge edge, String collection) {
        Map<String, Change> changes = edge.store().changes(collection).stream()
                .collect(Collectors.toMap(Change::id, Function.identity()));
        Map<String, SetAside> aside = edge.store().setAside(collection).stream()
                .collect(Collectors.toMap(each -> each.record().id(), Function.identity()));
        changes.values().forEach(change -> checkReason(edge, new Key(collection, change.id()), change));
        aside.values().forEach(each -> checkReason(edge, new Key(collection, each.record().id()), each));
        SortedSet<String> ids = new TreeSet<>(simulation.hub().ids(collection));
        ids.addAll(edge.ids(collection));
        for (String id : ids) {
            Key key = new Key(collection, id);
            Optional<Document> there = simulation.hub().live(key).map(edge::compared);
            Optional<Document> here = edge.store().get(collection, id).map(edge::compared);
            if (!there.equals(here) && !changes.containsKey(id) && !aside.containsKey(id) && !ownWay(edge, key, here)) {
                throw new Violation("%s disagrees on %s without a reason: %s, hub %s", edge.name(), key, here, there);
            }
        }
    }

    /** Strategies under which edge and hub may differ. */
    private boolean ownWay(Edge edge, Key key, Optional<Document> here) {
        return switch (edge.strategy(key.collection())) {
            case TWO_WAY -> false;
            case PULL_ONLY -> edge.droppedWrite(key);
            case PUSH_ONLY -> here.isEmpty() || simulation.hub().history().has(key, RecordState.present(here.get()));
        };
    }

    private void checkReason(Edge edge, Key key, Change change) {
        boolean explained = switch (change.state()) {
            case QUARANTINED -> change.error().isPresent() && refused(edge, key, change);
            case CONFLICTED -> misfit(key) || edge.store().conflicts().stream()
                    .anyMatch(conflict -> conflict.state() == ConflictRecord.State.WAITING
                            && key.equals(new Key(conflict.collection(), conflict.id())));
            case DIVERGED -> edge.strategy(key.collection()) == SyncStrategy.PUSH_ONLY && edge.store().conflicts().stream()
                    .anyMatch(conflict -> key.equals(new Key(conflict.collection(), conflict.id())));
            case HELD -> simulation.hub().restored();
            case PENDING -> waitsForParent(edge, change) || waitsForChild(edge, key);
            case RESTING -> misfit(key);
            case CLAIMED -> false;
        };
        if (!explained) {
            throw new Violation("%s still has a change of %s without a reason: %s; hub %s", edge.name(), key, change,
                    simulation.hub().live(key));
        }
    }

    /** A resolver fails, the hub would refuse it today, or what the resolver made of it cannot be stored here. */
    private boolean refused(Edge edge, Key key, Change change) {
        return change.error().get().contains("77") || simulation.hub().refusal(key, change.local()).isPresent()
                || simulation.hub().live(key).map(document -> lacksParent(edge, document) || misfit(key))
                        .orElseGet(() -> !referrers(edge, key).isEmpty());
    }

    /** What the hub holds is set aside here, and nothing is decided against an older state of it. */
    private boolean misfit(Key key) {
        return simulation.hub().live(key).filter(document -> !Shape.fits(document)).isPresent();
    }

    /** The parent is not at the hub yet because its own change is stuck, with a reason of its own. */
    private static boolean waitsForParent(Edge edge, Change change) {
        String parent = change.local().image().map(document -> document.get("parentId").asText("")).orElse("");
        return edge.store().changes(Shape.PARENTS).stream()
                .anyMatch(stuck -> stuck.id().equals(parent) && stuck.state() != Change.State.PENDING);
    }

    /** The deletion of a record to which another one still refers at the hub, whose own change is stuck. */
    private static boolean waitsForChild(Edge edge, Key key) {
        return key.collection().equals(Shape.PARENTS) && edge.store().get(Shape.PARENTS, key.id()).isEmpty()
                && edge.store().changes(Shape.CHILDREN).stream()
                        .anyMatch(stuck -> (stuck.state() != Change.State.PENDING || waitsForParent(edge, stuck))
                                && refersAtHub(stuck, key.id()));
    }

    private static boolean refersAtHub(Change child, String parent) {
        return child.shadow().map(RemoteRecord::state).orElse(child.base()).image()
                .filter(document -> document.get("parentId").asText("").equals(parent)).isPresent();
    }

    private static boolean lacksParent(Edge edge, Document document) {
        String parent = document.get("parentId").asText("");
        return !parent.isEmpty() && edge.store().get(Shape.PARENTS, parent).isEmpty();
    }

    private void checkReason(Edge edge, Key key, SetAside aside) {
        boolean explained = switch (aside.reason()) {
            case MISSING_PARENT -> aside.record().state().image().filter(document -> lacksParent(edge, document)).isPresent();
            case REFUSED -> !aside.record().state().image().map(Shape::fits).orElse(true) || !referrers(edge, key).isEmpty();
            case DEFERRED_DELETE -> !referrers(edge, key).isEmpty();
            case HELD -> simulation.hub().restored();
            case LOCKED, MALFORMED -> false;
        };
        if (!explained) {
            throw new Violation("%s has set %s aside without a reason: %s", edge.name(), key, aside);
        }
    }

    private static List<String> referrers(Edge edge, Key key) {
        List<String> found = new ArrayList<>();
        if (key.collection().equals(Shape.PARENTS)) {
            edge.store().find(Shape.CHILDREN, child -> child.get("parentId").asText().equals(key.id()),
                    child -> found.add(child.get("id").asText()));
        }
        return found;
    }
}
