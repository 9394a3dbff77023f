package io.quarkiverse.sync.it.strangers;

import io.quarkiverse.sync.it.Database;

/** Tests of our edge on one database and an rxdb-server. */
abstract class AgainstRxdbServer implements Met {

    final Database database;
    final RxdbServerStand stand;

    AgainstRxdbServer(Database database, RxdbServerStand stand) {
        this.database = database;
        this.stand = stand;
    }

    @Override
    public String peer() {
        return Met.rxdbServer();
    }

    @Override
    public String ours() {
        return "edge on " + database.label();
    }
}
