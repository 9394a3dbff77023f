package io.quarkiverse.sync.samples.quickstart.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.quarkiverse.sync.SyncException;
import io.quarkiverse.sync.SynchronizationEngine;

/** The edge's dealings with its hub: the network, the runs and what is remembered of them. */
@ApplicationScoped
public class Field {

    private static final int SHOWN = 20;

    @Inject
    SynchronizationEngine engine;

    private volatile boolean networkOn = true;
    private volatile SyncReport last;

    SyncReport sync() {
        SyncReport report;
        try {
            report = SyncReport.of(engine.sync());
        } catch (SyncException e) {
            report = SyncReport.of(e);
        }
        last = report;
        return report;
    }

    void cutNetwork() {
        engine.setNetworkStatus(false);
        networkOn = false;
    }

    void restoreNetwork() {
        engine.clearNetworkStatus();
        networkOn = true;
    }

    EdgeStatus status() {
        return new EdgeStatus(networkOn, last, engine.statistics().pending(),
                engine.pendingChanges(SHOWN).stream().map(WaitingChange::of).toList(),
                engine.conflicts(SHOWN).stream().map(ConflictReport::of).toList());
    }
}
