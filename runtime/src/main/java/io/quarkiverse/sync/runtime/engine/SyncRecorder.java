package io.quarkiverse.sync.runtime.engine;

import java.util.List;
import java.util.Set;
import java.util.function.Function;

import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.runtime.store.Destinations;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkus.arc.SyntheticCreationalContext;
import io.quarkus.runtime.RuntimeValue;
import io.quarkus.runtime.annotations.Recorder;

/** What the build has found of remotes, taken to the start of the application. */
@Recorder
public class SyncRecorder {

    public RuntimeValue<StoredRemote> remote(String name, String persistenceUnit, List<String> collections,
            List<String> pullOnly) {
        return new RuntimeValue<>(new StoredRemote(name, persistenceUnit, Set.copyOf(collections), Set.copyOf(pullOnly)));
    }

    public RuntimeValue<Remotes> remotes(List<RuntimeValue<StoredRemote>> remotes) {
        return new RuntimeValue<>(new Remotes(values(remotes)));
    }

    public RuntimeValue<Destinations> destinations(List<RuntimeValue<StoredRemote>> remotes) {
        return new RuntimeValue<>(new Destinations(values(remotes)));
    }

    public Function<SyntheticCreationalContext<SynchronizationEngine>, SynchronizationEngine> engine(String remote) {
        return context -> context.getInjectedReference(EngineFactory.class).create(remote);
    }

    private static List<StoredRemote> values(List<RuntimeValue<StoredRemote>> remotes) {
        return remotes.stream().map(RuntimeValue::getValue).toList();
    }
}
