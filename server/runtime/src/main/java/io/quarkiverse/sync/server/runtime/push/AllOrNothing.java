package io.quarkiverse.sync.server.runtime.push;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;

import org.hibernate.StatelessSession;

import io.quarkiverse.sync.entities.runtime.table.EntityTable;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.RowLocks;
import io.quarkiverse.sync.server.runtime.HubError;
import io.quarkiverse.sync.server.runtime.feed.HubConnection;

/**
 * Locks all rows of a push, or waits without holding any. Locking skips what is taken, so two pushes for the same rows may each
 * get a part: keeping it, both would wait in vain for the other's.
 */
record AllOrNothing(HubConnection connection) {

    private static final int LONGEST_PAUSE_MILLIS = 20;

    /** Once the time is over it takes what it gets. */
    RowLocks lock(EntityTable table, StatelessSession session, Collection<String> ids, Duration wait) throws SQLException {
        long deadline = System.nanoTime() + wait.toNanos();
        while (true) {
            execute("savepoint sync_lock");
            RowLocks locks = table.lock(session, ids, Duration.ZERO);
            if (locks.busy().isEmpty() || System.nanoTime() >= deadline) {
                return locks;
            }
            execute("rollback to savepoint sync_lock");
            pause();
        }
    }

    private void execute(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepare(sql)) {
            statement.execute();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw HubError.busy("The hub is stopping; send the same push again");
        }
    }
}
