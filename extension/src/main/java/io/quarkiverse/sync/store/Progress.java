package io.quarkiverse.sync.store;

import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.Fetched;

/**
 * How far a collection has come.
 *
 * @param checkpoint empty: to be pulled from the beginning
 * @param enrolment how far the first sync has come; kept with the empty scope hash, whatever the scope
 * @param enrolledTo while enrolment is RUNNING: the greatest id that has been looked at
 * @param resync while a full pull runs that ends with the removal of what it did not bring: why
 * @param shape what a record could hold when it was pulled; empty: nothing was pulled yet
 */
public record Progress(Optional<Checkpoint> checkpoint, Enrolment enrolment, Optional<String> enrolledTo,
        Optional<Resync> resync, Optional<Shape> shape) {

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
        /**
         * The records can hold more than when they were pulled ({@link Shape}). Not begun: the checkpoint is still to be
         * shown to the hub, which may be another one since.
         */
        UPGRADED,
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

    /**
     * Of the records as they are pulled from the checkpoint on.
     *
     * @param version of the collection
     * @param fields that a record can hold
     * @param learned those of them that a record could not hold when everything was pulled last; empty once everything was
     *        pulled
     */
    public record Shape(int version, Set<String> fields, Set<String> learned) {

        public Shape {
            fields = Set.copyOf(fields);
            learned = Set.copyOf(learned);
        }
    }

    /** Of a collection that was never synced. */
    public static Progress none() {
        return new Progress(Optional.empty(), Enrolment.NEW, Optional.empty(), Optional.empty(), Optional.empty());
    }

    public Progress withCheckpoint(Optional<Checkpoint> reached) {
        return new Progress(reached, enrolment, enrolledTo, resync, shape);
    }

    public Progress withEnrolment(Enrolment reached, Optional<String> to) {
        return new Progress(checkpoint, reached, to, resync, shape);
    }

    public Progress withResync(Optional<Resync> why) {
        return new Progress(checkpoint, enrolment, enrolledTo, why, shape);
    }

    public Progress withShape(Shape pulled) {
        return new Progress(checkpoint, enrolment, enrolledTo, resync, Optional.of(pulled));
    }
}
