package io.quarkiverse.sync.runtime.rest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which collections are served by a hub of our own, as far as their last answers tell. */
final class Peers {

    private final Map<String, Boolean> profileByCollection = new ConcurrentHashMap<>();

    void saw(String collection, Answer answer) {
        // a proxy's error page has no header and tells nothing
        if (answer.ok() || answer.profile()) {
            profileByCollection.put(collection, answer.profile());
        }
    }

    /** Empty: not known yet. */
    Optional<Boolean> profile(String collection) {
        return Optional.ofNullable(profileByCollection.get(collection));
    }

    boolean allSpeakProfile() {
        return !profileByCollection.isEmpty() && !profileByCollection.containsValue(false);
    }
}
