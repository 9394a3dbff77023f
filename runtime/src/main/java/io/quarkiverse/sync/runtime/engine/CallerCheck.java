package io.quarkiverse.sync.runtime.engine;

import io.quarkiverse.sync.engine.EnginePorts;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.mutiny.infrastructure.Infrastructure;

/** Refuses callers where they would block an event loop, or could not see what their own caller is about to commit. */
final class CallerCheck implements EnginePorts.CallerCheck {

    @Override
    public void waits() {
        if (!Infrastructure.canCallerThreadBeBlocked()) {
            throw new IllegalStateException("the engine was called on an event loop, which it would block: annotate the "
                    + "caller with @Blocking or @RunOnVirtualThread, or for a run call syncAsync(options)");
        }
        starts();
    }

    @Override
    public void starts() {
        if (QuarkusTransaction.isActive()) {
            throw new IllegalStateException("the engine was called inside a transaction, whose changes it could not see and "
                    + "whose locks it could wait for: call it after the transaction, outside of @Transactional");
        }
    }
}
