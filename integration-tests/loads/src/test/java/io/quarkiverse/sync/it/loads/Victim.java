package io.quarkiverse.sync.it.loads;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import io.quarkiverse.sync.it.AppProcess;
import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.Stand;

/** An application that is killed and comes back at the same address, with the data that its database kept. */
final class Victim implements AutoCloseable {

    final String address;
    final Application app;
    private final String name;
    private final Database database;
    private final Map<String, String> config;
    private AppProcess process;
    private int starts;

    Victim(String name, Database database, Map<String, String> config) {
        this.name = name;
        this.database = database;
        this.config = new HashMap<>(database.fresh(name));
        this.config.putAll(config);
        if (database == Database.H2) {
            // H2 keeps what was committed for half a second before it writes it: by default it loses it when it is killed.
            this.config.merge("quarkus.datasource.jdbc.url", ";WRITE_DELAY=0", String::concat);
        }
        int port = freePort();
        this.config.put("quarkus.http.port", String.valueOf(port));
        address = "http://127.0.0.1:" + port;
        app = new Application(address);
        start();
    }

    /** None of those that the system gives to clients: they might take it while the application is down. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 30_000);
            try (ServerSocket socket = new ServerSocket(port, 0, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken; another one
            }
        }
    }

    void start() {
        starts++;
        process = AppProcess.start("%s-%s-%d".formatted(name, database.directory(), starts), Stand.jar(name, database), config);
    }

    void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
