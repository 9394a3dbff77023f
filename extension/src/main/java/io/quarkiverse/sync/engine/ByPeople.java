package io.quarkiverse.sync.engine;

import io.quarkiverse.sync.conflict.Conflict;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.Resolution;

/** A resolution that was chosen by people. */
record ByPeople(Resolution resolution) implements ConflictResolver {

    static final String NAME = "people";

    @Override
    public Resolution resolve(Conflict conflict) {
        return resolution;
    }

    @Override
    public String name() {
        return NAME;
    }
}
