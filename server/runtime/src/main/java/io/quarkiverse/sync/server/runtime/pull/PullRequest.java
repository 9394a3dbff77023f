package io.quarkiverse.sync.server.runtime.pull;

import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.server.runtime.feed.Cursor;

/**
 * A pull, read and checked.
 *
 * @param since empty: from the start
 * @param lastId the id that the client sent beside its cursor; comes back while there is nothing newer
 * @param maxBytes at which the page ends, short if need be
 * @param tickets of pushes whose rows the client knows already
 * @param profile whether the client speaks the profile; plain RxDB takes a short page for the last one
 */
public record PullRequest(Optional<Cursor> since, String lastId, int limit, long maxBytes, Set<String> tickets,
        boolean profile) {
}
