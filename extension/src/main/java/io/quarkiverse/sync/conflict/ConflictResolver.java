package io.quarkiverse.sync.conflict;

/**
 * Decides a conflict. A pure function: no database, no clock, no transaction is open; it may be called again for the same
 * conflict. A resolver that throws or returns null quarantines the record, the run goes on.
 */
@FunctionalInterface
public interface ConflictResolver {

    /** @param conflict both sides differ from each other and from the base */
    Resolution resolve(Conflict conflict);

    /** Under which name its decisions are recorded and counted; those of this package have the name of their strategy. */
    default String name() {
        return getClass().getSimpleName();
    }
}
