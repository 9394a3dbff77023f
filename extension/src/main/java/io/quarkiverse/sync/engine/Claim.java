package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.store.Change;

/**
 * A change on its way.
 *
 * @param change as it was claimed, with the hash of what is sent
 * @param again whether the same content has been sent before without an answer
 */
record Claim(Change change, PushChange push, boolean again) {

    String id() {
        return change.id();
    }

    String hash() {
        return change.sent().get(change.sent().size() - 1);
    }

    /** What is unanswered once this attempt has been refused. */
    List<String> unansweredIn(Change now) {
        List<String> unanswered = new ArrayList<>(now.sent());
        if (!again) {
            unanswered.remove(hash());
        }
        return unanswered;
    }
}
