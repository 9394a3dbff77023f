package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.CollectionSchema.Reference;
import io.quarkiverse.sync.store.Settlement;

/**
 * Keeps back deletions of records that others refer to at the hub, as long as it has not taken what we did to those others: it
 * would refuse them. The mirror of {@link Parents}, but for those others that are set aside: then the refused deletion is set
 * aside as well, so that people see both and can give up both.
 */
final class Children {

    private static final Set<Change.State> ON_THEIR_WAY = EnumSet.of(Change.State.PENDING, Change.State.CLAIMED,
            Change.State.RESTING, Change.State.CONFLICTED, Change.State.HELD);

    private final Run run;
    private final CollectionPlan plan;
    private final Set<String> together;
    private final Set<String> parents = new HashSet<>();

    private Children(Run run, CollectionPlan plan, Set<String> together) {
        this.run = run;
        this.plan = plan;
        this.together = together;
    }

    /**
     * Ids of the collection's records that have to wait, if it has something to delete.
     *
     * @param together collections whose deletions go up along with these: what refers to each other in a circle has to
     */
    static Set<String> withUnsentChildren(Run run, CollectionPlan plan, Wave wave, Set<String> together) {
        Children children = new Children(run, plan, together);
        if (plan.referred() && children.hasDue(wave)) {
            run.schemas().forEach(children::look);
        }
        return children.parents;
    }

    private boolean hasDue(Wave wave) {
        return !run.read(settlement -> settlement.due(plan.name(), wave.due(), Optional.empty(), 1)).isEmpty();
    }

    private void look(CollectionSchema schema) {
        List<String> fields = schema.references().stream().filter(reference -> reference.collection().equals(plan.name()))
                .map(Reference::field).toList();
        if (fields.isEmpty() || !run.unfinished(schema)) {
            return;
        }
        for (Change.State state : ON_THEIR_WAY) {
            Batches.overIds(run.limits.batchRows(), after -> {
                List<Change> changes = new ArrayList<>();
                List<String> looked = run.read(settlement -> {
                    List<String> ids = settlement.inState(schema.name(), state, after, run.limits.batchRows());
                    changes.clear();
                    changes.addAll(settlement.changes(schema.name(), ids).values());
                    return ids;
                });
                changes.stream().filter(change -> !goesAlong(schema, change)).forEach(change -> look(fields, change));
                return looked;
            });
        }
    }

    /** In one collection they go up together, in one request as a rule. */
    private boolean goesAlong(CollectionSchema schema, Change change) {
        return together.contains(schema.name()) && schema.name().equals(plan.name()) && isGoing(change);
    }

    private static boolean isGoing(Change change) {
        return change.local().gone() && (change.state() == Change.State.PENDING || change.state() == Change.State.CLAIMED);
    }

    /**
     * Deletions that wait for one another: the record gives up what it refers to first.
     *
     * @param kept what {@link #withUnsentChildren} says
     */
    static Cut cut(CollectionPlan plan, Settlement settlement, Collection<Change> changes, Set<String> kept,
            Set<String> together) {
        Cut cut = new Cut();
        for (Change change : changes) {
            if (kept.contains(change.id()) && change.local().gone()) {
                plan.schema().references().stream().filter(Reference::optional)
                        .filter(reference -> together.contains(reference.collection())
                                && !reference.collection().equals(plan.name()))
                        .filter(reference -> parent(change, reference).map(id -> settlement
                                .changes(reference.collection(), List.of(id)).get(id)).filter(Children::isGoing).isPresent())
                        .forEach(reference -> cut.without(change.id(), reference.field()));
                if (cut.without(change.id()).isEmpty()) {
                    cut.waits(change.id());
                }
            }
        }
        return cut;
    }

    private static Optional<String> parent(Change child, Reference reference) {
        return atHub(child).flatMap(document -> Parents.id(document.get(reference.field())));
    }

    private static Optional<Document> atHub(Change change) {
        return change.shadow().map(RemoteRecord::state).orElse(change.base()) instanceof Present present
                ? Optional.of(present.document())
                : Optional.empty();
    }

    private void look(List<String> fields, Change change) {
        atHub(change).ifPresent(child -> fields.forEach(field -> Parents.id(child.get(field))
                .filter(parent -> !parent.equals(change.id())).ifPresent(parents::add)));
    }
}
