package io.quarkiverse.sync;

import java.time.Instant;
import java.util.Optional;

/** What is known of a record on one side. */
public sealed interface RecordState {

    /** The record is there. */
    record Present(Document document) implements RecordState {
    }

    /**
     * The record was there and is gone.
     *
     * @param lastImage what it held last, where known
     * @param deletedAt when it was deleted by the clock of the side that deleted it, where known
     */
    record Deleted(Optional<Document> lastImage, Optional<Instant> deletedAt) implements RecordState {
        /** Without image and time. */
        public static Deleted plain() {
            return new Deleted(Optional.empty(), Optional.empty());
        }
    }

    /** The record never was: the base of an insert. */
    record Absent() implements RecordState {
    }

    /** Nobody can tell, as after a bulk update or for a local row that was there before its first sync. */
    record Unknown() implements RecordState {
    }

    /** The state of a record that is there. */
    static RecordState present(Document document) {
        return new Present(document);
    }

    /** The document of a record that is there, the last image of a deleted one where known. */
    default Optional<Document> image() {
        return this instanceof Present present ? Optional.of(present.document())
                : this instanceof Deleted deleted ? deleted.lastImage() : Optional.empty();
    }

    /** Whether it is certain that the record is not there: deleted or never was. */
    default boolean gone() {
        return this instanceof Deleted || this instanceof Absent;
    }

    /** Both there with canonically equal documents, or both gone. Unknown agrees with nothing. */
    default boolean agreesWith(RecordState other) {
        return gone() ? other.gone() : this instanceof Present && equals(other);
    }
}
