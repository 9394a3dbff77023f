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
public final class Stand {

    private static final Map<Database, Stand> STANDS = new EnumMap<>(Database.class);

    final Application hub;
    final Application edge;
    final FaultyNetwork network;
    final String hubAddress;

    private Stand(Database database) {
        AppProcess hubProcess = AppProcess.start("hub-" + database.directory(), jar("hub", database), database.fresh("hub"));
        hubAddress = hubProcess.address();
        hub = new Application(hubAddress);
        network = new FaultyNetwork(hubAddress);
        Map<String, String> config = new HashMap<>(database.fresh("edge"));
        config.put("quarkus.sync.remote.url", network.address() + "/sync");
        AppProcess edgeProcess = AppProcess.start("edge-" + database.directory(), jar("edge", database), config);
        edge = new Application(edgeProcess.address());
    }

    static synchronized Stand on(Database database) {
        Stand stand = STANDS.computeIfAbsent(database, Stand::new);
        stand.network.heal();
        return stand;
    }

    /** For tests that would disturb the others. */
    static Stand alone(Database database) {
        return new Stand(database);
    }

    public static Path jar(String application, Database database) {
        return Path.of(System.getProperty("apps"), application, "target", database.directory(), "quarkus-run.jar");
    }

    public static String newId() {
        return UUID.randomUUID().toString();
    }
}
