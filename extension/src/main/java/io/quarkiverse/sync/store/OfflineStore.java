package io.quarkiverse.sync.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.quarkiverse.sync.PendingChange;

/**
 * The local side of one remote: the records and what is remembered of them. The engine decides, the store stores: it
 * holds no rule of synchronization but the fold of captures into changes ({@link Settlement#fold}).
 */
public interface OfflineStore {

    /** The collections of the remote, in no particular order. */
    List<CollectionSchema> collections();

    /**
     * Takes the remote's lease, or gives it up for somebody else's if that has not expired by the store's clock.
     *
     * @return empty if it is held elsewhere
     */
    Optional<Lease> lease(String holder, Duration life);

    /** Extends the lease. False if another holder has taken it since. */
    boolean renew(Lease lease, Duration life);

    /** Gives it back; nothing happens if it is not held any more. */
    void release(Lease lease);

    /**
     * Runs {@code work} in a new transaction that commits only if the lease's token is still the newest. A transaction that
     * the database refuses (deadlock, lock time-out, serialization) is tried again with back-off, so {@code work} may run
     * more than once and must have no other effect than on the settlement.
     *
     * @throws LeaseLostException if the lease has been taken over
     */
    <T> T settle(Lease lease, Function<Settlement, T> work);

    /** Runs {@code work}, which only reads, in a new transaction, whoever holds the lease. */
    <T> T read(Function<Settlement, T> work);

    /** Runs of the past, newest first. */
    List<RunRecord> runs(int limit);

    /** Changes that wait to be pushed, quarantined ones included. */
    Pending pending();

    /** The changes that {@link #pending} counts, captures that are not folded yet included, newest first. */
    List<PendingChange> pendingChanges(int limit);

    /** Conflicts, the decided ones too, newest first. */
    List<ConflictRecord> conflicts(int limit);

    /**
     * The right to sync with the remote.
     *
     * @param holder who has it
     * @param token grows with every change of holder; the fencing token of settling transactions
     * @param expires by the store's clock
     */
    record Lease(String holder, long token, Instant expires) {
    }

    /**
     * How much waits.
     *
     * @param changes all of them
     * @param oldest time of the first edit of the change that has waited longest
     * @param quarantined those of the changes that are quarantined
     */
    record Pending(long changes, Optional<Instant> oldest, long quarantined) {
    }

    /** Another node has taken the lease since: whatever this one was about to settle must not be. */
    final class LeaseLostException extends RuntimeException {
        public LeaseLostException(String message) {
            super(message);
        }
    }
}
