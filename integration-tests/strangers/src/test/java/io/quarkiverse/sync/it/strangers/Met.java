package io.quarkiverse.sync.it.strangers;

import org.junit.jupiter.api.extension.ExtendWith;

/** A test between a program of others and one of ours: what it shows stands in the table of README.md. */
@ExtendWith(Agreements.class)
interface Met {

    /** The peer with its version. */
    String peer();

    /** Our half with its database. */
    String ours();

    static String rxdbServer() {
        return "rxdb-server %s on rxdb %s".formatted(Npm.version("peer15", "rxdb-server"), Npm.version("peer15", "rxdb"));
    }

    /** @param folder of the client */
    static String client(String folder) {
        return "rxdb %s by `%s`".formatted(Npm.version(folder, "rxdb"),
                folder.equals("peer15") ? "replicateServer" : "replicateRxCollection");
    }
}
