package io.quarkiverse.sync.engine;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema.Reference;
import io.quarkiverse.sync.store.Settlement;
import io.quarkiverse.sync.store.Settlement.Due;

/** Sends records of priority before all others, with their unsent parents, one bounded batch after another. */
final class Priority {

    private final Run run;
    private final Upload upload;

    Priority(Run run, Upload upload) {
        this.run = run;
        this.upload = upload;
    }

    void execute() {
        for (CollectionPlan plan : run.parentsFirst()) {
            if (plan.priority().isPresent() && plan.pushes() && run.unfinished(plan.schema())) {
                Batches.overIds(run.limits.batchRows(), after -> {
                    Wanted wanted = run.read(settlement -> wanted(settlement, plan, after));
                    run.parentsFirst().stream().filter(CollectionPlan::pushes)
                            .filter(each -> wanted.ids().containsKey(each.name()))
                            .forEach(each -> upload.these(each, wanted.ids().get(each.name())));
                    return wanted.looked();
                });
            }
        }
    }

    private record Wanted(List<String> looked, Map<String, NavigableSet<String>> ids) {
    }

    private Wanted wanted(Settlement settlement, CollectionPlan plan, Optional<String> after) {
        List<String> due = settlement.due(plan.name(), Due.UPSERTS, after, run.limits.batchRows());
        Map<String, RecordState.Present> here = settlement.read(plan.name(), due);
        Set<String> first = due.stream()
                .filter(id -> here.containsKey(id) && plan.priority().get().test(here.get(id).document()))
                .collect(Collectors.toSet());
        Map<String, NavigableSet<String>> found = new HashMap<>();
        Map<String, Set<String>> level = Map.of(plan.name(), first);
        while (!level.isEmpty()) {
            level.forEach((collection, ids) -> found.computeIfAbsent(collection, name -> new TreeSet<>()).addAll(ids));
            level = unsentParents(settlement, level, found);
        }
        return new Wanted(due, found);
    }

    /** One step up from a level, without what has been found already. */
    private Map<String, Set<String>> unsentParents(Settlement settlement, Map<String, Set<String>> level,
            Map<String, NavigableSet<String>> found) {
        Map<String, Set<String>> parents = new TreeMap<>();
        level.forEach((collection, ids) -> {
            for (Change child : settlement.changes(collection, ids).values()) {
                for (Reference reference : run.plan(collection).orElseThrow().schema().references()) {
                    Parents.parent(child, reference).ifPresent(
                            id -> parents.computeIfAbsent(reference.collection(), name -> new TreeSet<>()).add(id));
                }
            }
        });
        parents.forEach((collection, ids) -> {
            Map<String, Change> changes = settlement.changes(collection, ids);
            ids.removeIf(id -> !changes.containsKey(id) || !Parents.mayBeMissingAtHub(changes.get(id))
                    || found.containsKey(collection) && found.get(collection).contains(id));
        });
        parents.keySet().removeIf(collection -> parents.get(collection).isEmpty() || run.plan(collection).isEmpty());
        return parents;
    }
}
