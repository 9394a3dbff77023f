package io.quarkiverse.sync.conflict;

import io.quarkiverse.sync.ConflictException;

/** Ends the run with a {@link ConflictException}; nothing is overwritten and the conflict stays open. */
public final class FailResolver implements ConflictResolver {

    @Override
    public String name() {
        return "fail";
    }

    @Override
    public Resolution resolve(Conflict conflict) {
        throw new ConflictException(conflict);
    }
}
