package io.quarkiverse.sync.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.store.OfflineStore.LeaseLostException;

/**
 * What people ask for between two runs: it waits for its turn like a run and holds the lease, so it meets no record that is
 * half-way to the hub.
 */
final class Errands {

    private static final Duration LONGEST = Duration.ofDays(365);

    private final RunQueue queue;
    private final Leasing leasing;
    private final EnginePorts ports;

    Errands(RunQueue queue, Leasing leasing, EnginePorts ports) {
        this.queue = queue;
        this.leasing = leasing;
        this.ports = ports;
    }

    /** @return what is not done */
    List<SyncError> execute(Function<Run, List<SyncError>> errand) {
        ports.callerCheck().waits();
        return queue.await(queue.enqueue(new Ticket<>(cancellation -> execute(errand, cancellation))));
    }

    private List<SyncError> execute(Function<Run, List<SyncError>> errand, Cancellation cancellation) {
        try {
            return leasing.with(cancellation, ports.clock().instant().plus(LONGEST), List.of(), errand)
                    .orElseGet(() -> List.of(new SyncError(null, null, "LEASE_HELD_ELSEWHERE",
                            "another node of this application is running: nothing was done, try again when its run has ended",
                            true)));
        } catch (LeaseLostException e) {
            return List.of(new SyncError(null, null, "LEASE_LOST",
                    "another node has taken over: what is not done yet can be asked for again: " + e.getMessage(), true));
        }
    }

    /** Each id once, in lists of no more than this many. */
    static List<List<String>> batches(Collection<String> ids, int rows) {
        List<String> once = List.copyOf(new LinkedHashSet<>(ids));
        return IntStream.iterate(0, from -> from < once.size(), from -> from + rows)
                .mapToObj(from -> once.subList(from, Math.min(from + rows, once.size()))).toList();
    }
}
