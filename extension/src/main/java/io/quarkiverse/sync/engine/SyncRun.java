package io.quarkiverse.sync.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SyncCancelledException;
import io.quarkiverse.sync.SyncException;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.OfflineStore.LeaseLostException;

/** One execution of sync: the five phases in their order, and what becomes of it. */
final class SyncRun {

    private static final int ROUNDS = 3;
    private static final Duration NO_TIMEOUT = Duration.ofDays(365);

    private final OfflineStore store;
    private final Connectivity connectivity;
    private final SyncOptions defaults;
    private final Plans plans;
    private final Leasing leasing;
    private final EnginePorts ports;
    private final Journal journal;

    SyncRun(OfflineStore store, Connectivity connectivity, SyncOptions defaults, Leasing leasing, EnginePorts ports,
            Journal journal) {
        this.store = store;
        this.connectivity = connectivity;
        this.defaults = defaults;
        this.plans = new Plans(store, defaults);
        this.leasing = leasing;
        this.ports = ports;
        this.journal = journal;
    }

    SyncResult execute(SyncOptions options, Cancellation cancellation) {
        ports.remoteCheck().run();
        CollectionPlan.check(store, options);
        cancellation.check();
        requireOnline(options, cancellation);
        Runnable timer = timer(options, cancellation);
        try {
            return leasing.with(cancellation, deadline(options), plans.groups(options), this::execute)
                    .orElseGet(this::heldElsewhere);
        } finally {
            timer.run();
        }
    }

    /**
     * Weeks without network would leave a capture, with old documents, of every transaction; folded it is a change a record.
     */
    private void requireOnline(SyncOptions options, Cancellation cancellation) {
        try {
            connectivity.requireOnline();
        } catch (NetworkException offline) {
            foldOffline(options, cancellation);
            throw offline;
        }
    }

    private void foldOffline(SyncOptions options, Cancellation cancellation) {
        try {
            leasing.with(cancellation, deadline(options), plans.groups(options), run -> {
                new Prepare(run).fold();
                return run.id;
            });
        } catch (LeaseLostException e) {
            // Another node has taken over, and folds.
        }
    }

    private SyncResult heldElsewhere() {
        return new SyncResult(ports.ids().get(), SyncResult.Outcome.LEASE_HELD_ELSEWHERE, 0, 0, 0, List.of(), Map.of(),
                Duration.ZERO, 0, 0);
    }

    private Runnable timer(SyncOptions options, Cancellation cancellation) {
        return options.timeout().or(defaults::timeout).map(timeout -> ports.timer().after(timeout, () -> cancellation.cancel(
                new SyncCancelledException("the run took longer than its timeout of %s; the next one goes on from there"
                        .formatted(timeout)))))
                .orElse(() -> {
                });
    }

    private SyncResult execute(Run run) {
        try {
            return concluded(run);
        } catch (LeaseLostException e) {
            run.report.error("LEASE_LOST", "another node has taken over and goes on from here: " + e.getMessage(), true);
            return run.result();
        }
    }

    private SyncResult concluded(Run run) {
        try {
            phases(run);
            run.failure().ifPresent(failure -> {
                throw failure;
            });
        } catch (SyncException e) {
            throw e.withPartialResult(journal.ended(run, Optional.of(e)));
        }
        return journal.ended(run, Optional.empty());
    }

    private void phases(Run run) {
        new Prepare(run).execute();
        try {
            exchange(run);
            new Finalize(run).retryQuarantine();
        } catch (NetworkException e) {
            if (!run.answered()) {
                connectivity.lost();
                throw e;
            }
            run.report.error("NETWORK", e.getMessage(), true);
        }
    }

    private static void exchange(Run run) {
        Upload upload = new Upload(run);
        Download download = new Download(run);
        Resolve resolve = new Resolve(run);
        upload.execute(Wave::knowsBase);
        download.execute(run.parentsFirst());
        resolve.execute();
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> sent = upload.execute(wave -> true);
            Set<String> resting = Resting.collections(run);
            if (sent.isEmpty() && resting.isEmpty()) {
                return;
            }
            // What was sent comes back once. Now it is known for our own; after a bulk update it would be a conflict.
            download.execute(run.parentsFirst().stream()
                    .filter(plan -> sent.contains(plan.name()) || resting.contains(plan.name())).toList());
            resolve.execute();
        }
    }

    private Instant deadline(SyncOptions options) {
        return ports.clock().instant().plus(options.timeout().or(defaults::timeout).orElse(NO_TIMEOUT));
    }
}
