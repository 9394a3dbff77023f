package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.store.Change;

/**
 * A change on its way.
 *
 * @param change as it was claimed, with the hash of what is sent
 * @param before as it was until then
 * @param part what is sent, as far as it can be held here, where that is only the first of two steps
 */
record Claim(Change change, PushChange push, Change before, Optional<RecordState> part) {

    Claim(Change change, PushChange push, Change before) {
        this(change, push, before, Optional.empty());
    }

    /** Whether the same content has been sent before without an answer. */
    boolean again() {
        return before.sent().contains(hash());
    }

    /** What both sides agree on when the hub has taken it. */
    RecordState content() {
        return part.orElse(change.local());
    }

    String id() {
        return change.id();
    }

    String hash() {
        return change.sent().get(change.sent().size() - 1);
    }

    /** What is unanswered once this attempt has been refused. */
    List<String> unansweredIn(Change now) {
        List<String> unanswered = new ArrayList<>(now.sent());
        if (!again()) {
            unanswered.remove(hash());
        }
        return unanswered;
    }
}
