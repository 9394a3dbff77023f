package io.quarkiverse.sync.runtime.store;

import java.util.List;
import java.util.stream.Stream;

import org.hibernate.dialect.Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;

import io.quarkiverse.sync.entities.runtime.table.TableNames;

/** The tables of the edge, which stand in every persistence unit that a remote syncs. */
public final class StoreTables {

    static final List<Class<?>> ENTITIES = List.of(SyncCapture.class, SyncChange.class, SyncCheckpoint.class,
            SyncConflict.class, SyncLease.class, SyncQuarantine.class, SyncRun.class, SyncSeen.class, SyncShadow.class,
            SyncVersion.class);

    /** Names of the entity classes, their mapped superclass included, for the persistence unit. */
    public static final List<String> CLASSES = Stream.concat(Stream.of(RecordRow.class), ENTITIES.stream())
            .map(Class::getName).toList();

    /** The most characters that the id of a record may have. */
    public static final int LONGEST_ID = 255;

    private StoreTables() {
    }

    static TableNames names(SessionFactoryImplementor sessions) {
        return new TableNames(sessions, ENTITIES).withSequence(SyncCapture.SEQUENCE, SyncCapture.class);
    }

    /** SQL that draws the next number for captures and runs. */
    static String nextNumber(Dialect dialect) {
        return dialect.getSequenceSupport().getSelectSequenceNextValString(SyncCapture.SEQUENCE);
    }
}
