package io.quarkiverse.sync.runtime.engine;

import io.quarkiverse.sync.conflict.Conflict;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.Resolution;

/** A bean of the application, recorded and counted under its name instead of its proxy's. */
record NamedResolver(String name, ConflictResolver bean) implements ConflictResolver {

    @Override
    public Resolution resolve(Conflict conflict) {
        return bean.resolve(conflict);
    }
}
