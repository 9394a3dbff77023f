package io.quarkiverse.sync.simulator;

import java.util.Optional;
import java.util.SortedSet;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;

/** A model of the hub. */
interface Hub {

    Fetched pull(FetchRequest request);

    /** @param sentAt size of the history when the request was sent */
    Pushed push(String edge, PushRequest request, int sentAt);

    Optional<Document> live(Key key);

    /** Ids of the records that are there. */
    SortedSet<String> ids(String collection);

    /** A write of the hub's own application. */
    void write(Key key, RecordState state);

    History history();

    Position position(Checkpoint checkpoint);

    /** Why the hub refuses the state for good or for now; empty: it takes it. */
    default Optional<String> refusal(Key key, RecordState state) {
        return Optional.empty();
    }

    /** Whether its history was replaced by an older one. */
    default boolean restored() {
        return false;
    }

    /** Ends what is open. */
    default void heal() {
    }

    /** Something that only this kind of hub does, drawn from the seed. */
    default void whim() {
    }

    /** Told of every write by push, before it is done. */
    @FunctionalInterface
    interface Guard {
        void accepting(String edge, Key key, RecordState master, RecordState next);
    }

    record Position(String epoch, long major, String minor) {

        boolean before(Position other) {
            return major < other.major || major == other.major && minor.compareTo(other.minor) < 0;
        }
    }
}
