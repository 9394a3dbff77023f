package io.quarkiverse.sync.engine;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.Progress;

/**
 * How the collections of a run stand, read at once and kept until the run settles anything: in most runs nothing has changed,
 * and to look for each collection would be most of what they do.
 */
final class Standing {

    private final Run run;
    private final Set<String> unfinished = new HashSet<>();
    private final Map<String, Progress> progress = new HashMap<>();
    private boolean looked;
    private boolean moved;

    Standing(Run run) {
        this.run = run;
    }

    /** Before anything is settled. */
    void moves() {
        looked = false;
        moved |= !progress.isEmpty();
        progress.clear();
    }

    /** Whether there may be changes, records set aside or conflicts of the collection. */
    boolean unfinished(CollectionSchema schema) {
        if (!looked && !unfinished.contains(schema.name())) {
            unfinished.addAll(run.read(settlement -> settlement.unfinished(
                    run.schemas().stream().map(CollectionSchema::name).toList())));
            looked = true;
        }
        return unfinished.contains(schema.name());
    }

    /** How far the collection has come. Once one has moved, others will, so then it is read of no more than this. */
    Progress progress(CollectionPlan plan) {
        if (!progress.containsKey(plan.name())) {
            Collection<CollectionPlan> asked = moved ? List.of(plan) : run.groups.stream().flatMap(List::stream).toList();
            progress.putAll(run.read(settlement -> asked.stream()
                    .collect(Collectors.toMap(CollectionPlan::name, each -> Progresses.of(settlement, each)))));
        }
        return progress.get(plan.name());
    }
}
