package io.quarkiverse.sync.runtime.store;

import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Which remotes a captured change is for. */
public final class Destinations {

    private final List<StoredRemote> remotes;

    /** @param remotes all that the application has */
    public Destinations(Collection<StoredRemote> remotes) {
        this.remotes = List.copyOf(remotes);
    }

    /** Whether there is a remote besides the origin that anything of the persistence unit is pushed to. */
    boolean any(String persistenceUnit, Optional<String> origin) {
        for (StoredRemote remote : remotes) {
            if (remote.persistenceUnit().equals(persistenceUnit) && besides(origin, remote)
                    && !remote.pullOnly().containsAll(remote.collections())) {
                return true;
            }
        }
        return false;
    }

    /** Whether changes of the collection are pushed anywhere besides the origin. */
    boolean anyOf(String collection, Optional<String> origin) {
        for (StoredRemote remote : remotes) {
            if (remote.pushes(collection) && besides(origin, remote)) {
                return true;
            }
        }
        return false;
    }

    /** The remotes that changes of the collection are pushed to, the origin left out. */
    List<String> of(String collection, Optional<String> origin) {
        return remotes.stream().filter(remote -> remote.pushes(collection) && besides(origin, remote))
                .map(StoredRemote::name).toList();
    }

    private static boolean besides(Optional<String> origin, StoredRemote remote) {
        return origin.isEmpty() || !origin.get().equals(remote.name());
    }
}
