package io.quarkiverse.sync.runtime.store;

import java.util.List;

import org.hibernate.dialect.Dialect;

/** The tables of the edge, which stand in every persistence unit that a remote syncs. */
public final class StoreTables {

    /** Names of the entity classes, their mapped superclass included, for the persistence unit. */
    public static final List<String> CLASSES = List.of(
            RecordRow.class.getName(), SyncCapture.class.getName(), SyncChange.class.getName(),
            SyncCheckpoint.class.getName(), SyncConflict.class.getName(), SyncLease.class.getName(),
            SyncQuarantine.class.getName(), SyncRun.class.getName(), SyncSeen.class.getName(),
            SyncShadow.class.getName(), SyncVersion.class.getName());

    private StoreTables() {
    }

    /** SQL that draws the next number for captures and runs. */
    static String nextNumber(Dialect dialect) {
        return dialect.getSequenceSupport().getSelectSequenceNextValString(SyncCapture.SEQUENCE);
    }
}
