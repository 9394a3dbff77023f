package io.quarkiverse.sync.simulator;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Settlement;

/**
 * What must hold at every settling commit: a local write goes only if the hub has taken it or a conflict tells of it, and a
 * checkpoint never goes back.
 */
final class CommitCheck {

    private static final Set<String> TOLD = Set.of("save", "remove", "apply", "remember", "setAside", "discardSetAside",
            "progress");

    private final Edge edge;
    private final Simulation simulation;
    private final Map<Key, Change> dirty = new TreeMap<>();
    private final Map<Key, RemoteRecord> applied = new LinkedHashMap<>();
    private final List<ConflictRecord> conflicts = new ArrayList<>();
    private final Map<String, Progress> reached = new HashMap<>();
    private final List<String> told = new ArrayList<>();
    private Optional<Violation> lost = Optional.empty();

    CommitCheck(Edge edge, Simulation simulation) {
        this.edge = edge;
        this.simulation = simulation;
    }

    @SuppressWarnings("unchecked")
    void called(String method, Object[] arguments, Object result) {
        switch (method) {
            case "lock" -> ((Settlement.Locked) result).dirty()
                    .forEach((id, change) -> dirty.putIfAbsent(new Key((String) arguments[0], id), change));
            case "apply" -> ((Collection<RemoteRecord>) arguments[1])
                    .forEach(record -> applied.put(new Key((String) arguments[0], record.id()), record));
            case "save" -> {
                if (arguments.length == 1) {
                    conflicts.addAll((Collection<ConflictRecord>) arguments[0]);
                }
            }
            case "progress" -> {
                if (arguments.length == 3) {
                    reached.put((String) arguments[0], (Progress) arguments[2]);
                }
            }
            default -> {
            }
        }
        if (simulation.journal().recording() && TOLD.contains(method)) {
            told.add(method + List.of(arguments) + (method.equals("apply") ? " refused " + result : ""));
        }
    }

    void beforeCommit(Settlement settlement) {
        dirty.forEach((key, change) -> {
            Optional<Change> left = Optional.ofNullable(settlement.changes(key.collection(), List.of(key.id())).get(key.id()));
            RecordState now = Optional.<RecordState> ofNullable(
                    settlement.read(key.collection(), List.of(key.id())).get(key.id())).orElseGet(RecordState.Deleted::plain);
            if (lost.isEmpty() && (left.isEmpty() || !now.equals(change.local()) && !Edge.completes(now, change))
                    && !accounted(key, change)) {
                lost = Optional.of(new Violation(
                        "%s lost its write of %s without a trace: it was %s, now the record is %s and the change %s%n%s",
                        edge.name(), key, change, now, left, told));
            }
        });
    }

    private boolean accounted(Key key, Change change) {
        RecordState local = change.local();
        return Edge.equal(local, change.base())
                || local.gone() && (change.base().gone() || simulation.hub().live(key).isEmpty())
                || simulation.hub().history().has(key, local) || edge.hasRecordedLoss(key, local)
                || conflicts.stream().anyMatch(conflict -> key.equals(new Key(conflict.collection(), conflict.id()))
                        && Edge.same(conflict.local(), local))
                || edge.strategy(key.collection()) == SyncStrategy.PULL_ONLY;
    }

    private void checkProgress(String collection, Progress next) {
        Optional<Hub.Position> before = edge.reached(collection);
        Optional<Hub.Position> after = next.checkpoint().map(simulation.hub()::position);
        if (before.isPresent() && after.isPresent() && before.get().epoch().equals(after.get().epoch())
                && after.get().before(before.get())) {
            throw new Violation("the checkpoint of %s at %s went back from %s to %s", collection, edge.name(), before, after);
        }
    }

    /** A transaction that is fenced off does not come here. */
    void committed(Process process) {
        lost.ifPresent(violation -> {
            throw violation;
        });
        reached.forEach(this::checkProgress);
        simulation.journal().add("%s commits %s", process, told);
        applied.forEach((key, record) -> edge.store().get(key.collection(), key.id())
                .ifPresent(document -> edge.shown(key, document)));
        reached.forEach((collection, progress) -> edge.reached(collection,
                progress.checkpoint().map(simulation.hub()::position)));
    }
}
