package io.quarkiverse.sync.it;

import java.util.HashMap;
import java.util.Map;

/** An application that is stopped or killed and comes back at the same address, with the data that its database kept. */
public final class Victim implements AutoCloseable {

    private final String name;
    private final Database database;
    private final int port = AppProcess.freePort();
    private final Map<String, String> config;
    private volatile AppProcess process;
    private int starts;

    public Victim(String name, Database database, Map<String, String> config) {
        this.name = name;
        this.database = database;
        this.config = new HashMap<>(database.fresh(name));
        this.config.putAll(config);
        if (database == Database.H2) {
            // H2 keeps what was committed for half a second before it writes it: by default it loses it when it is killed.
            this.config.merge("quarkus.datasource.jdbc.url", ";WRITE_DELAY=0", String::concat);
        }
        this.config.put("quarkus.http.port", String.valueOf(port));
        start();
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public Application app() {
        return new Application(address());
    }

    public void start() {
        launch();
        awaitStart();
    }

    /** It is on its way, and may be killed before it is there. */
    public void launch() {
        starts++;
        process = AppProcess.launch("%s-%s-%d-%d".formatted(name, database.directory(), port, starts),
                Stand.jar(name, database), config);
    }

    public void awaitStart() {
        process.address();
    }

    public boolean listens() {
        return process.listens();
    }

    public void kill() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }
}
