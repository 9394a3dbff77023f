package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.Fetched.Malformed;
import io.quarkiverse.sync.adapter.Fetched.Page;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Progress.Enrolment;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.Settlement;

/** Third phase: pages, each with its checkpoint in one local transaction; then what had to wait for all of them. */
final class Download {

    private final Run run;

    Download(Run run) {
        this.run = run;
    }

    void execute(List<CollectionPlan> plans) {
        for (CollectionPlan plan : plans) {
            if (plan.pulls() && run.active(plan)) {
                try {
                    pull(plan);
                } catch (AdapterException e) {
                    run.failed(plan, e);
                }
            }
        }
        new Waiting(run).afterPull();
    }

    private void pull(CollectionPlan plan) {
        Progress progress = run.progress(plan);
        boolean announced = progress.resync().filter(Progress.Resync.UPGRADED::equals).isPresent();
        PageReader reader = new PageReader(run, plan, progress.checkpoint(), tickets(progress, plan));
        try {
            Optional<OptionalLong> fence = Optional.empty();
            Optional<Checkpoint> reached = progress.checkpoint();
            while (fence.isEmpty()) {
                Fetched fetched = reader.next();
                Optional<Progress.Resync> anew = anew(fetched, announced);
                if (anew.isPresent()) {
                    reader.finish();
                    run.settle(settlement -> Resync.begin(settlement, plan, anew.get()));
                    run.tickets.forget(plan.name());
                    reached = Optional.empty();
                    reader = new PageReader(run, plan, Optional.empty(), List.of());
                    announced = false;
                } else if (fetched instanceof Page page) {
                    if (!bringsNothing(page, reached)) {
                        settle(plan, page);
                    }
                    reached = Optional.of(page.next());
                    fence = page.exhausted() ? Optional.of(page.fence()) : fence;
                }
            }
            complete(plan);
            new Resting(run, plan).conclude(fence.get());
        } finally {
            reader.finish();
        }
    }

    /** A pull of everything has none, also where it is gone on with that another node has begun. */
    private List<String> tickets(Progress progress, CollectionPlan plan) {
        boolean everything = progress.resync().isPresent() || progress.enrolment() != Enrolment.DONE
                || progress.checkpoint().isEmpty();
        return everything ? List.of() : run.tickets.of(plan.name());
    }

    private static boolean bringsNothing(Page page, Optional<Checkpoint> reached) {
        return page.records().isEmpty() && page.malformed().isEmpty() && reached.equals(Optional.of(page.next()));
    }

    /** Why everything is pulled from the beginning. */
    private static Optional<Progress.Resync> anew(Fetched fetched, boolean announced) {
        if (fetched instanceof Fetched.CheckpointRefused refused) {
            return Optional.of(Progress.Resync.of(refused.reason()));
        }
        return announced ? Optional.of(Progress.Resync.SCOPE_CHANGED) : Optional.empty();
    }

    private void settle(CollectionPlan plan, Page page) {
        run.settle(settlement -> {
            Progress progress = Progresses.of(settlement, plan);
            PullSettlement.Settled settled = PullSettlement.page(run, plan, progress, settlement, page.records());
            List<SetAside> malformed = page.malformed().stream().map(Aside::malformed).toList();
            if (!malformed.isEmpty()) {
                settlement.setAside(plan.name(), malformed);
            }
            if (progress.resync().isPresent() && plan.whole()) {
                settlement.seen(plan.name(), Stream.concat(page.records().stream().map(RemoteRecord::id),
                        page.malformed().stream().map(Malformed::id).flatMap(Optional::stream)).toList());
            }
            Progresses.save(settlement, plan, progress.withCheckpoint(Optional.of(page.next())));
            return settled;
        }).count(run.report.of(plan));
        page.malformed().forEach(malformed -> run.report.of(plan).quarantined(malformed.id().orElse(null),
                SetAside.Reason.MALFORMED.name(), malformed.reason(), false));
    }

    private void complete(CollectionPlan plan) {
        Progress progress = run.progress(plan);
        if (progress.resync().isPresent()) {
            new Sweep(run, plan).execute();
        }
        if (progress.enrolment() == Enrolment.FIRST_PULL) {
            run.settle(settlement -> enrolled(settlement, plan));
        }
    }

    private static Progress enrolled(Settlement settlement, CollectionPlan plan) {
        Progress before = Progresses.of(settlement, plan);
        Progress enrolled = before.withEnrolment(Enrolment.DONE, before.enrolledTo());
        Progresses.save(settlement, plan, enrolled);
        return enrolled;
    }
}
