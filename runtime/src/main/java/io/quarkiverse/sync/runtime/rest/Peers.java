package io.quarkiverse.sync.runtime.rest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Which collections are served by a hub of our own, as far as their last answers tell. */
final class Peers {

    private final Map<String, Boolean> profileByCollection = new ConcurrentHashMap<>();

    /** @param answer a page: anything else may come from a proxy, or a login page on the way, and tells nothing */
    void saw(String collection, Answer answer) {
        profileByCollection.put(collection, answer.profile());
    }

    /** Empty: not known yet. */
    Optional<Boolean> profile(String collection) {
        return Optional.ofNullable(profileByCollection.get(collection));
    }

    boolean allSpeakProfile() {
        return !profileByCollection.isEmpty() && !profileByCollection.containsValue(false);
    }
}
