package io.quarkiverse.sync.engine;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult;

/** A run; who asks for the same one before it starts shares it. */
final class RunTicket extends Ticket<SyncResult> {

    private final SyncOptions options;

    RunTicket(SyncRun run, SyncOptions options) {
        super(cancellation -> run.execute(options, cancellation));
        this.options = options;
    }

    boolean isFor(SyncOptions wanted) {
        return options.equals(wanted) && !cancellation().cancelled();
    }
}
