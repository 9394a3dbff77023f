package io.quarkiverse.sync.adapter;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The answer to a {@link FetchRequest}. */
public sealed interface Fetched {

    /**
     * One page.
     *
     * @param records at most one per id; the newest state
     * @param malformed what could not be read as a record; never lost: quarantined with the text
     * @param next checkpoint that covers all of {@code records} and {@code malformed}
     * @param exhausted whether there was nothing more when the page was made
     * @param fence the position below which the feed was complete when the page was made, where the hub tells
     */
    record Page(List<RemoteRecord> records, List<Malformed> malformed, Checkpoint next, boolean exhausted,
            OptionalLong fence) implements Fetched {
    }

    /** The hub does not know the checkpoint any more: the collection must be pulled anew. */
    record CheckpointRefused(Reason reason) implements Fetched {
    }

    /** Why a checkpoint is refused. */
    enum Reason {
        /** The hub's history is another one, as after a restore. */
        NEW_EPOCH,
        /** Deletions since then have been forgotten. */
        TOMBSTONES_PURGED,
        /** The checkpoint is ahead of the hub. */
        FROM_THE_FUTURE,
        /** The caller may see other records than before. */
        SCOPE_CHANGED
    }

    /**
     * What came in the place of a record and is none.
     *
     * @param id empty if none could be read
     * @param raw the text as it came
     */
    record Malformed(Optional<String> id, String raw, String reason) {
    }
}
