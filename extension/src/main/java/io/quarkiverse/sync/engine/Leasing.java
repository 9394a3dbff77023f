package io.quarkiverse.sync.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.quarkiverse.sync.ChangeTrackingException;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.OfflineStore.Lease;

/** Takes the lease for as long as a piece of work lasts. */
final class Leasing {

    private final OfflineStore store;
    private final NetworkAdapter adapter;
    private final EngineLimits limits;
    private final EnginePorts ports;

    Leasing(OfflineStore store, NetworkAdapter adapter, EngineLimits limits, EnginePorts ports) {
        this.store = store;
        this.adapter = adapter;
        this.limits = limits;
        this.ports = ports;
    }

    /** @return empty: the lease is held elsewhere, nothing was done */
    <T> Optional<T> with(Cancellation cancellation, Instant deadline, List<List<CollectionPlan>> groups,
            Function<Run, T> work) {
        Optional<Lease> lease = lease();
        if (lease.isEmpty()) {
            return Optional.empty();
        }
        try (LeaseKeeper keeper = new LeaseKeeper(store, lease.get(), limits.leaseLife(), ports.timer(), cancellation)) {
            return Optional.of(work.apply(
                    new Run(store, adapter, limits, ports, lease.get(), cancellation, deadline, groups)));
        }
    }

    private Optional<Lease> lease() {
        try {
            return store.lease(ports.ids().get().toString(), limits.leaseLife());
        } catch (RuntimeException e) {
            throw new ChangeTrackingException("the lease could not be read from the local database; nothing was done: "
                    + e.getMessage(), e);
        }
    }
}
