package io.quarkiverse.sync.it;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A hub and an edge as two processes with a network between them; one of each database for all tests, which use ids of their
 * own.
 */
public final class Stand implements AutoCloseable {

    private static final Map<Database, Stand> STANDS = new EnumMap<>(Database.class);

    final Application hub;
    final Application edge;
    final FaultyNetwork network;
    final String hubAddress;
    private final AppProcess hubProcess;
    private final AppProcess edgeProcess;

    private Stand(Database database, Map<String, String> edgeConfig) {
        hubProcess = AppProcess.start("hub-" + database.directory(), jar("hub", database), database.fresh("hub"));
        hubAddress = hubProcess.address();
        hub = new Application(hubAddress);
        network = new FaultyNetwork(hubAddress);
        Map<String, String> config = new HashMap<>(database.fresh("edge"));
        config.put("quarkus.sync.remote.url", network.address() + "/sync");
        config.put("quarkus.sync.remote.backoff", "100ms");
        config.putAll(edgeConfig);
        edgeProcess = AppProcess.start("edge-" + database.directory(), jar("edge", database), config);
        edge = new Application(edgeProcess.address());
    }

    static synchronized Stand on(Database database) {
        Stand stand = STANDS.computeIfAbsent(database, key -> new Stand(key, Map.of()));
        stand.network.heal();
        return stand;
    }

    /** For tests that would disturb the others, or need an edge that is configured in another way. To be closed. */
    static Stand alone(Database database, Map<String, String> edgeConfig) {
        return new Stand(database, edgeConfig);
    }

    public static Path jar(String application, Database database) {
        return Path.of(System.getProperty("apps"), application, "target", database.directory(), "quarkus-run.jar");
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }

    @Override
    public void close() {
        edgeProcess.close();
        hubProcess.close();
        network.close();
    }
}
