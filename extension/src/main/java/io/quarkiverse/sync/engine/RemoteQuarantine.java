package io.quarkiverse.sync.engine;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.quarkiverse.sync.Quarantine;
import io.quarkiverse.sync.QuarantinedRecord;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult.SyncError;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.Settlement;

/** What is set aside for one remote. */
final class RemoteQuarantine implements Quarantine {

    private static final SyncOptions AS_CONFIGURED = SyncOptions.builder().build();

    private final OfflineStore store;
    private final Plans plans;
    private final Errands errands;

    @FunctionalInterface
    private interface Batch {
        List<SyncError> execute(Run run, CollectionPlan plan, Settlement settlement, List<String> ids);
    }

    RemoteQuarantine(OfflineStore store, Plans plans, Errands errands) {
        this.store = store;
        this.plans = plans;
        this.errands = errands;
    }

    @Override
    public List<QuarantinedRecord> list(int limit) {
        List<QuarantinedRecord> found = new ArrayList<>();
        new QuarantineReader(store).read(limit, found::add);
        return found;
    }

    @Override
    public List<SyncError> retry(String collection, Collection<String> ids) {
        return inBatches(collection, ids, Retry::execute);
    }

    @Override
    public List<SyncError> discard(String collection, Collection<String> ids) {
        return inBatches(collection, ids, Discard::execute);
    }

    private List<SyncError> inBatches(String collection, Collection<String> ids, Batch batch) {
        CollectionPlan plan = plans.of(collection, AS_CONFIGURED);
        List<String> asked = List.copyOf(ids);
        return errands.execute(run -> Errands.batches(asked, run.limits.batchRows()).stream()
                .flatMap(some -> run.settle(settlement -> batch.execute(run, plan, settlement, some)).stream()).toList());
    }

    @Override
    public void export(OutputStream json) {
        new QuarantineExport(new QuarantineReader(store)).write(json);
    }
}
