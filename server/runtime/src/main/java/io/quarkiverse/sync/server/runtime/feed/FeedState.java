package io.quarkiverse.sync.server.runtime.feed;

import io.quarkiverse.sync.server.runtime.HubError;

/**
 * How far the feed has come.
 *
 * @param fence every transaction with a smaller number has ended, and all that it changed can be seen
 * @param last no transaction with a greater number can be seen
 */
public record FeedState(String epoch, long fence, long last) {

    /** What was complete stays so. */
    FeedState notBefore(FeedState earlier) {
        return new FeedState(epoch, Math.max(fence, earlier.fence), last);
    }

    /** @throws HubError 410 if the cursor is of another history, or of a future that this database has lost */
    public void check(Cursor cursor) {
        checkEpoch(cursor.epoch());
        // Not the fence, which may step back: a fold that has just ended holds it for a moment.
        if (cursor.feed().number() > last + 1) {
            throw HubError.gone("FROM_THE_FUTURE", "The checkpoint is from after what this hub holds: the hub was set back. "
                    + "Pull everything again; what the hub no longer has may only be left at the edges.");
        }
    }

    /** @throws HubError 410 */
    public void checkEpoch(String known) {
        if (!known.equals(epoch)) {
            throw HubError.gone("NEW_EPOCH", "This hub's history began anew: it was restored or replaced. "
                    + "Pull everything again; what the hub no longer has may only be left at the edges.");
        }
    }
}
