package io.quarkiverse.sync.it.loads;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

import io.quarkiverse.sync.it.AppProcess;
import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.Stand;

/** A hub that folds all the time; one of each database for all tests, each with a collection of its own. */
final class LoadedHub {

    private static final Map<Database, Application> HUBS = new EnumMap<>(Database.class);

    private LoadedHub() {
    }

    static synchronized Application on(Database database) {
        return HUBS.computeIfAbsent(database, LoadedHub::start);
    }

    private static Application start(Database database) {
        Map<String, String> config = new HashMap<>(database.fresh("loaded"));
        config.put("quarkus.sync.hub.fold-interval", "10ms");
        // Who races is told who won, however slow the machine is.
        config.put("quarkus.sync.hub.push.lock-wait", "60S");
        return new Application(AppProcess.start("loaded-hub-" + database.directory(), Stand.jar("hub", database), config)
                .address());
    }
}
