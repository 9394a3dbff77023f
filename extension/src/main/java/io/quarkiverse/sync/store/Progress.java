package io.quarkiverse.sync.store;

import java.util.Optional;

import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.Fetched;

/**
 * How far a collection has come.
 *
 * @param checkpoint empty: to be pulled from the beginning
 * @param enrolment how far the first sync has come; kept with the empty scope hash, whatever the scope
 * @param enrolledTo while enrolment is RUNNING: the greatest id that has been looked at
 * @param resync while a full pull runs that ends with the removal of what it did not bring: why
 */
public record Progress(Optional<Checkpoint> checkpoint, Enrolment enrolment, Optional<String> enrolledTo,
        Optional<Resync> resync) {

    /** How far the first sync has come. */
    public enum Enrolment {
        /** Not begun. */
        NEW,
        /** The records that were there before are being looked at, by key range. */
        RUNNING,
        /** All were looked at; the first pull is not complete. */
        FIRST_PULL,
        /** The first pull was complete. */
        DONE
    }

    /** Why everything is pulled again. */
    public enum Resync {
        /** Enrolment by {@code initial=hub}: the hub's state is taken, changes included. */
        ENROL,
        /** As {@link Fetched.Reason}. */
        NEW_EPOCH,
        TOMBSTONES_PURGED,
        FROM_THE_FUTURE,
        SCOPE_CHANGED;

        /** The resync that a refused checkpoint asks for. */
        public static Resync of(Fetched.Reason reason) {
            return valueOf(reason.name());
        }
    }

    /** Of a collection that was never synced. */
    public static Progress none() {
        return new Progress(Optional.empty(), Enrolment.NEW, Optional.empty(), Optional.empty());
    }
}
