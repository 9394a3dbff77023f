package io.quarkiverse.sync.simulator;

import java.util.List;
import java.util.Optional;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.adapter.BatchOutcome;
import io.quarkiverse.sync.adapter.BatchSupport;
import io.quarkiverse.sync.adapter.Call;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkiverse.sync.adapter.RemoteRecord;

/** The way from one process to the hub. */
final class SimulatedAdapter implements NetworkAdapter, BatchSupport {

    private final Process process;
    private final Simulation simulation;
    private final Network network;
    private final Hub hub;
    private final int maxRows;

    SimulatedAdapter(Process process, Simulation simulation, int maxRows) {
        this.process = process;
        this.simulation = simulation;
        this.network = simulation.network();
        this.hub = simulation.hub();
        this.maxRows = maxRows;
    }

    @Override
    public int maxBatchRows() {
        return maxRows;
    }

    @Override
    public long maxBatchBytes() {
        return 100_000;
    }

    @Override
    public Fetched fetchChanges(FetchRequest request, Call call) {
        return network.exchange(process, () -> "%s pulls %s since %s".formatted(process, request.collection(),
                request.since()), () -> {
                    Fetched fetched = hub.pull(request);
                    if (fetched instanceof Fetched.Page page) {
                        simulation.meddle(process.edge(), request.collection(),
                                page.records().stream().map(RemoteRecord::id).toList());
                    }
                    return fetched;
                }, () -> {
                    throw new AdapterException("time-out", null);
                });
    }

    @Override
    public Pushed sendBatch(PushRequest request, Call call) {
        int sentAt = hub.history().size();
        return network.exchange(process, () -> "%s pushes %s %s".formatted(process, request.collection(),
                request.changes()), () -> {
                    Pushed pushed = hub.push(process.edge().name(), request, sentAt);
                    simulation.meddle(process.edge(), request.collection(),
                            request.changes().stream().map(PushChange::id).toList());
                    return pushed;
                }, () -> new Pushed.Answered(BatchOutcome.all(request.changes(), new PushOutcome.Unknown("time-out")),
                        Optional.empty()));
    }

    @Override
    public Pushed sendChange(PushRequest.Single single, Call call) {
        return sendBatch(new PushRequest(single.collection(), single.version(), single.known(), List.of(single.change())),
                call);
    }

    @Override
    public boolean isOnline(Call call) {
        process.port();
        return !process.edge().offline();
    }

    @Override
    public void close() {
    }
}
