package io.quarkiverse.sync.it.strangers;

import java.util.HashMap;
import java.util.Map;

import io.quarkiverse.sync.it.AppProcess;
import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.FaultyNetwork;
import io.quarkiverse.sync.it.Stand;

/** A hub of ours, at the same address and with the same data over restarts, and the network in front of it. */
final class HubStand implements AutoCloseable {

    final FaultyNetwork network;
    Application hub;

    private final Database database;
    private final Map<String, String> config;
    private AppProcess process;

    HubStand(Database database) {
        this.database = database;
        config = new HashMap<>(database.fresh("hub"));
        int port = Peer.freePort();
        config.put("quarkus.http.port", String.valueOf(port));
        start();
        network = new FaultyNetwork("http://127.0.0.1:" + port);
    }

    private void start() {
        process = AppProcess.start("hub-%s-%s".formatted(database.directory(), config.get("quarkus.http.port")),
                Stand.jar("hub", database), config);
        hub = new Application(process.address());
    }

    void restart() {
        process.close();
        start();
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
