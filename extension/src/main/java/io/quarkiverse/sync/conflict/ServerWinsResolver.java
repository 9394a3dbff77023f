package io.quarkiverse.sync.conflict;

/** The hub's state is taken, its deletions too. The default. */
public final class ServerWinsResolver implements ConflictResolver {

    @Override
    public String name() {
        return "server-wins";
    }

    @Override
    public Resolution resolve(Conflict conflict) {
        return new Resolution.TakeRemote();
    }
}
