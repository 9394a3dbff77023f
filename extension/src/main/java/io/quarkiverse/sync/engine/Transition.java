package io.quarkiverse.sync.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Change.State;

/** From one state of a change to the next. */
final class Transition {

    private static final UUID NOT_SENT = new UUID(0, 0);

    private Transition() {
    }

    /** For a record that nobody has edited while it was watched. */
    static Change found(String id, RecordState base, RecordState local, State state, Instant now) {
        return new Change(id, NOT_SENT, 0, base, local, Optional.empty(), List.of(), state, now, OptionalLong.empty(), 0,
                Optional.empty(), Optional.empty());
    }

    static Change claimed(Change change, UUID changeId, List<String> sent) {
        return new Change(change.id(), changeId, change.revision(), change.base(), change.local(), change.shadow(), sent,
                State.CLAIMED, change.changedAt(), OptionalLong.empty(), change.attempts(), Optional.empty(),
                Optional.empty());
    }

    /** What is set aside stays so: it was not for the base that it was refused. */
    static Change rebased(Change change, RecordState base, List<String> sent) {
        boolean aside = change.state() == State.QUARANTINED || change.state() == State.DIVERGED;
        return with(change, base, sent, aside ? change.state() : State.PENDING, OptionalLong.empty());
    }

    /**
     * Goes up on top of what the hub holds, because it was decided so: another change from here on, even with content that has
     * been sent before, for a hub that took the earlier one would not take it again.
     */
    static Change onTop(Change change, RecordState base) {
        return new Change(change.id(), NOT_SENT, change.revision(), base, change.local(), change.shadow(), change.sent(),
                State.PENDING, change.changedAt(), OptionalLong.empty(), change.attempts(), Optional.empty(),
                Optional.empty());
    }

    /** Whether the change has got a name with which it was sent. */
    static boolean named(Change change) {
        return !change.changeId().equals(NOT_SENT);
    }

    static Change pending(Change change, List<String> sent) {
        return new Change(change.id(), change.changeId(), change.revision(), change.base(), change.local(), change.shadow(),
                sent, State.PENDING, change.changedAt(), OptionalLong.empty(), change.attempts(), Optional.empty(),
                Optional.empty());
    }

    /** Neither its name nor its content has been on the wire. */
    static Change unclaimed(Change change, Change before) {
        return new Change(change.id(), before.changeId(), change.revision(), change.base(), change.local(), change.shadow(),
                before.sent(), State.PENDING, change.changedAt(), OptionalLong.empty(), change.attempts(),
                before.nextAttemptAt(), before.error());
    }

    static Change resting(Change change, OptionalLong asOf, List<String> sent) {
        return with(change, change.base(), sent, State.RESTING, asOf);
    }

    static Change conflicted(Change change, List<String> sent) {
        return with(change, change.base(), sent, State.CONFLICTED, OptionalLong.empty());
    }

    static Change diverged(Change change, RecordState base) {
        return with(change, base, List.of(), State.DIVERGED, OptionalLong.empty());
    }

    static Change held(Change change) {
        return with(change, change.base(), change.sent(), State.HELD, OptionalLong.empty());
    }

    /** @param nextAttemptAt empty: not before the next edit */
    static Change quarantined(Change change, List<String> sent, String error, Optional<Instant> nextAttemptAt) {
        return new Change(change.id(), change.changeId(), change.revision(), change.base(), change.local(), change.shadow(),
                sent, State.QUARANTINED, change.changedAt(), OptionalLong.empty(), change.attempts() + 1, nextAttemptAt,
                Optional.of(error));
    }

    /** The same change, of a record of which more is known. */
    static Change completed(Change change, RecordState base, RecordState local) {
        return new Change(change.id(), change.changeId(), change.revision(), base, local, change.shadow(), change.sent(),
                change.state(), change.changedAt(), change.restingAsOf(), change.attempts(), change.nextAttemptAt(),
                change.error());
    }

    private static Change with(Change change, RecordState base, List<String> sent, State state, OptionalLong asOf) {
        return new Change(change.id(), change.changeId(), change.revision(), base, change.local(), change.shadow(),
                List.copyOf(sent), state, change.changedAt(), asOf, change.attempts(), change.nextAttemptAt(),
                change.error());
    }
}
