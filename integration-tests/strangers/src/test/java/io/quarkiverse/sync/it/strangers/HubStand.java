package io.quarkiverse.sync.it.strangers;

import java.util.Map;

import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.FaultyNetwork;
import io.quarkiverse.sync.it.Victim;

/** A hub of ours, at the same address and with the same data over restarts, and the network in front of it. */
final class HubStand implements AutoCloseable {

    final FaultyNetwork network;
    final Application hub;

    private final Victim process;

    HubStand(Database database) {
        process = new Victim("hub", database, Map.of());
        hub = process.app();
        network = new FaultyNetwork(process.address());
    }

    synchronized void restart() {
        process.close();
        process.start();
    }

    synchronized void kill() {
        process.kill();
        process.start();
    }

    /** What peers are given. */
    String address() {
        return network.address() + "/sync";
    }

    @Override
    public void close() {
        process.close();
        network.close();
    }
}
