package io.quarkiverse.sync.server.runtime.feed;

import java.sql.SQLException;

/** Runs work in transactions of its own. */
interface Transactions {

    <T> T run(Work<T> work);

    interface Work<T> {
        T on(HubConnection connection) throws SQLException;
    }
}
