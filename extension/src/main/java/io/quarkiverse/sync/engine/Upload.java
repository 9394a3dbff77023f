package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.quarkiverse.sync.AdapterException;

/** Second phase: claim, send, settle, batch by batch. */
final class Upload {

    private final Run run;
    private final Set<String> sent = new HashSet<>();

    Upload(Run run) {
        this.run = run;
    }

    /**
     * Records parents first, then deletions children first.
     *
     * @return names of the collections of which something was sent
     */
    Set<String> execute(Predicate<Wave> wanted) {
        sent.clear();
        new Priority(run, this).execute();
        run.groups.forEach(group -> group(group, Wave.UPSERT_WAVES.stream().filter(wanted).toList()));
        childrenFirst(run.groups).forEach(
                group -> group(childrenFirst(group), Wave.DELETE_WAVES.stream().filter(wanted).toList()));
        return Set.copyOf(sent);
    }

    private static <T> List<T> childrenFirst(List<T> parentsFirst) {
        List<T> reversed = new ArrayList<>(parentsFirst);
        Collections.reverse(reversed);
        return reversed;
    }

    /** A collection that refers to itself, or a circle of them, needs more than one pass. */
    private void group(List<CollectionPlan> group, List<Wave> waves) {
        Set<String> circle = group.stream().map(CollectionPlan::name).collect(Collectors.toSet());
        Pass last;
        do {
            do {
                last = pass(group, waves, Set.of());
            } while (last.settled() > 0 && last.waiting() > 0);
        } while (last.sent() == 0 && last.waiting() > 0 && pass(group, waves, circle).settled() > 0);
    }

    private Pass pass(List<CollectionPlan> group, List<Wave> waves, Set<String> together) {
        Pass pass = Pass.NOTHING;
        for (CollectionPlan plan : group) {
            for (Wave wave : waves) {
                if (plan.pushes() && run.active(plan) && run.unfinished(plan.schema())) {
                    pass = pass.plus(pass(plan, wave, due(plan, wave), together));
                }
            }
        }
        return pass;
    }

    /** @param settled how many of those sent need not be sent again as they are */
    private record Pass(int sent, int settled, int waiting) {
        static final Pass NOTHING = new Pass(0, 0, 0);

        Pass plus(Pass other) {
            return new Pass(sent + other.sent, settled + other.settled, waiting + other.waiting);
        }
    }

    /** These records, and nothing else. */
    void these(CollectionPlan plan, NavigableSet<String> ids) {
        Claiming.Listing listing = (settlement, after, rows) -> after.map(id -> ids.tailSet(id, false)).orElse(ids).stream()
                .limit(rows).toList();
        Pass last;
        do {
            last = pass(plan, Wave.UPSERTS, listing, Set.of());
        } while (last.settled() > 0 && last.waiting() > 0);
    }

    private static Claiming.Listing due(CollectionPlan plan, Wave wave) {
        return (settlement, after, rows) -> settlement.due(plan.name(), wave.due(), after, rows);
    }

    private Pass pass(CollectionPlan plan, Wave wave, Claiming.Listing listing, Set<String> together) {
        Sending sending = new Sending(run, plan);
        Claiming claiming = new Claiming(run, plan);
        Set<String> kept = Wave.DELETE_WAVES.contains(wave) ? Children.withUnsentChildren(run, plan, wave, together) : Set.of();
        Pass pass = Pass.NOTHING;
        Optional<String> after = Optional.empty();
        try (sending) {
            while (run.active(plan)) {
                if (plan.refersToItself()) {
                    // A child would wait for a parent that is under way, and all that is behind it as well.
                    sending.finish();
                }
                Claiming.Batch batch = claiming.claim(wave, listing, after, sending.bounds(), kept, together);
                if (batch.looked().isEmpty()) {
                    break;
                }
                after = batch.looked();
                pass = pass.plus(new Pass(batch.claims().size(), 0, batch.waiting().size()));
                if (!batch.claims().isEmpty()) {
                    sent.add(plan.name());
                }
                batch.unmappable().forEach(change -> run.report.of(plan).quarantined(change.id(), Claiming.UNMAPPABLE,
                        change.error().orElseThrow(), false));
                if (!sending.send(batch.claims(), batch.known())) {
                    break;
                }
            }
            sending.finish();
        } catch (AdapterException e) {
            run.failed(plan, e);
        }
        return pass.plus(new Pass(0, sending.settled(), 0));
    }
}
