package io.quarkiverse.sync.server.runtime.push;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.entities.runtime.model.EntityCollection;

/**
 * A push, but for its rows.
 *
 * @param older the client has the version before
 * @param epoch the history that the client knows, where it tells
 * @param profile whether the client speaks the profile and gets an answer for each row
 */
public record PushRequest(EntityCollection collection, boolean older, Optional<String> epoch, boolean profile,
        Set<String> serverManaged, Duration lockWait) {
}
