package io.quarkiverse.sync.deployment.test.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import io.quarkiverse.sync.adapter.BatchOutcome;
import io.quarkiverse.sync.adapter.Call;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;

/** Takes whatever comes, and has nothing to tell. */
final class TakingHub implements NetworkAdapter {

    final List<String> taken = new ArrayList<>();

    @Override
    public Fetched fetchChanges(FetchRequest request, Call call) {
        return new Fetched.Page(List.of(), List.of(), new Checkpoint("0"), true, OptionalLong.empty());
    }

    @Override
    public Pushed sendChange(PushRequest.Single request, Call call) {
        taken.add(request.change().id());
        return new Pushed.Answered(BatchOutcome.all(List.of(request.change()),
                new PushOutcome.Applied(Optional.empty(), false)), Optional.empty());
    }

    @Override
    public boolean isOnline(Call call) {
        return true;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
