package io.quarkiverse.sync.server.runtime.model;

import java.util.List;

import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.quarkiverse.sync.entities.runtime.table.TableNames;

/** The tables of the hub, which stand in every persistence unit with synced entities. */
public final class HubEntities {

    public static final List<Class<?>> ALL = List.of(SyncLog.class, SyncFeed.class, SyncEpoch.class, SyncStream.class,
            SyncPurged.class, SyncApplied.class, SyncRejection.class, SyncHubVersion.class);

    /** Bytes of an id in UTF-8: an index of PostgreSQL takes no more than some 2,700 in all. */
    public static final int LONGEST_ID = 1000;

    private HubEntities() {
    }

    public static TableNames names(SessionFactoryImplementor sessions) {
        return new TableNames(sessions, ALL);
    }
}
