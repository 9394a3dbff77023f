package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.store.Change;

/** Second phase: claim, send, settle, batch by batch. */
final class Upload {

    private final Run run;

    Upload(Run run) {
        this.run = run;
    }

    /**
     * Records parents first, then deletions children first.
     *
     * @return how many changes were sent
     */
    int execute(Predicate<Wave> wanted) {
        int sent = 0;
        for (List<CollectionPlan> group : run.groups) {
            sent += group(group, wanted);
        }
        for (CollectionPlan plan : run.childrenFirst()) {
            for (Wave wave : Wave.DELETE_WAVES) {
                sent += plan.pushes() && wanted.test(wave) ? pass(plan, wave, due(plan, wave), Set.of()).sent() : 0;
            }
        }
        return sent;
    }

    /** A collection that refers to itself, or a circle of them, needs more than one pass. */
    private int group(List<CollectionPlan> group, Predicate<Wave> wanted) {
        Pass all = Pass.NOTHING;
        Pass last;
        do {
            last = pass(group, wanted, Set.of());
            all = all.plus(last);
        } while (last.sent() > 0 && last.waiting() > 0);
        Set<String> circle = group.stream().map(CollectionPlan::name).collect(Collectors.toSet());
        return last.waiting() > 0 ? all.plus(pass(group, wanted, circle)).sent() : all.sent();
    }

    private Pass pass(List<CollectionPlan> group, Predicate<Wave> wanted, Set<String> together) {
        Pass pass = Pass.NOTHING;
        for (CollectionPlan plan : group) {
            for (Wave wave : Wave.UPSERT_WAVES) {
                pass = plan.pushes() && wanted.test(wave) ? pass.plus(pass(plan, wave, due(plan, wave), together)) : pass;
            }
        }
        return pass;
    }

    private record Pass(int sent, int waiting) {
        static final Pass NOTHING = new Pass(0, 0);

        Pass plus(Pass other) {
            return new Pass(sent + other.sent, waiting + other.waiting);
        }
    }

    /** These records, and nothing else. */
    void these(CollectionPlan plan, NavigableSet<String> ids) {
        Claiming.Listing listing = (settlement, after, rows) -> after.map(id -> ids.tailSet(id, false)).orElse(ids).stream()
                .limit(rows).toList();
        Pass last;
        do {
            last = pass(plan, Wave.UPSERTS, listing, Set.of());
        } while (last.sent() > 0 && last.waiting() > 0);
    }

    private static Claiming.Listing due(CollectionPlan plan, Wave wave) {
        return (settlement, after, rows) -> settlement.due(plan.name(), wave.due(), after, rows);
    }

    private Pass pass(CollectionPlan plan, Wave wave, Claiming.Listing listing, Set<String> together) {
        Sending sending = new Sending(run, plan);
        Claiming claiming = new Claiming(run, plan, sending.maxBytes());
        Pass pass = Pass.NOTHING;
        Optional<String> after = Optional.empty();
        try {
            while (run.active(plan)) {
                Claiming.Batch batch = claiming.claim(wave, listing, after, sending.maxRows(), together);
                if (batch.looked().isEmpty()) {
                    break;
                }
                after = batch.looked();
                pass = pass.plus(new Pass(batch.claims().size(), batch.waiting().size()));
                batch.tooLarge().forEach(change -> report(plan, change));
                if (!sending.send(batch.claims(), batch.known())) {
                    break;
                }
            }
        } catch (AdapterException e) {
            run.failed(plan, e);
        }
        return pass;
    }

    private void report(CollectionPlan plan, Change change) {
        run.report.of(plan).quarantined(change.id(), "TOO_LARGE", change.error().orElseThrow(), false);
    }
}
