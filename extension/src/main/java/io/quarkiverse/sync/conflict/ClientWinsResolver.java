package io.quarkiverse.sync.conflict;

/** The local state is pushed over the hub's: a deletion deletes there, an edit recreates what was deleted there. */
public final class ClientWinsResolver implements ConflictResolver {

    @Override
    public String name() {
        return "client-wins";
    }

    @Override
    public Resolution resolve(Conflict conflict) {
        return new Resolution.TakeLocal();
    }
}
