package io.quarkiverse.sync;

import java.io.OutputStream;
import java.util.Collection;
import java.util.List;

import io.quarkiverse.sync.SyncResult.SyncError;

/**
 * What is set aside, in both directions, and the ways out of it. Thread-safe.
 * <p>
 * {@link #retry} and {@link #discard} wait for an active run of this engine and then hold the lease as a run does, so that no
 * other node settles the same records meanwhile; the network is not asked. They may be called many times for the same
 * records. They answer with one error for each record that is not done, and do the others. Codes that both have:
 * <ul>
 * <li>{@code NOT_SET_ASIDE}: nothing is set aside of the record, or its change was edited since and goes up with the next
 * run</li>
 * <li>{@code HELD}: waits for a decision about a hub that was restored; neither retried nor discarded here</li>
 * <li>{@code LOCKED}: an application transaction holds the record</li>
 * <li>{@code LEASE_HELD_ELSEWHERE}, {@code LEASE_LOST}, without a record id: another node is running; nothing more was
 * done</li>
 * </ul>
 * Both throw IllegalStateException inside a transaction or on an event loop, IllegalArgumentException for a collection that is
 * not of this remote, {@link SyncCancelledException} after {@link SynchronizationEngine#cancel()}, and
 * {@link ChangeTrackingException} if the local database refuses; what was done before stays done.
 */
public interface Quarantine {

    /**
     * By collection, first what goes out, then what came in, by record id. Edits since the last run are not looked at.
     *
     * @param limit how many at most
     */
    List<QuarantinedRecord> list(int limit);

    /**
     * Makes what is set aside due in the next run, whatever its back-off says. What the hub refused is sent again in its order,
     * a resolver that failed is asked again, what came in is applied again. Besides the general codes:
     * <ul>
     * <li>{@code MALFORMED}: a text that could not be read cannot be read now; the record comes anew when the hub changes
     * it</li>
     * </ul>
     *
     * @return what is not due, and why
     */
    List<SyncError> retry(String collection, Collection<String> ids);

    /**
     * Gives up what is set aside.
     * <p>
     * Of an outgoing change the local edit is given up: the record goes back to what the hub holds, as far as it is known here
     * (a state of it that is set aside, else that of its conflict, else what both sides last agreed on; a record that the hub
     * never had is deleted), as if the hub had sent it. If something that was sent is still unanswered, the hub may have taken
     * it: then the next pull brings it. What was given up stays to be seen in {@link SynchronizationEngine#conflicts}.
     * <p>
     * An incoming state is forgotten: the record stays as it is here, and the next state that the hub sends for it is taken.
     * <p>
     * Refused, with nothing changed for the record, besides the general codes:
     * <ul>
     * <li>{@code UNKNOWN_BASE}: nobody knows what the hub holds, as after a bulk statement or for a record that was here before
     * its first sync</li>
     * <li>{@code UNANSWERED}: of a push-only collection, with something sent and unanswered: no pull would tell what became of
     * it</li>
     * <li>{@code DELETION}: the hub deleted the record, and tells so only once</li>
     * <li>a constant of {@link io.quarkiverse.sync.store.SetAside.Reason}: the record cannot be written here, for example
     * because others refer to it; give those up first</li>
     * </ul>
     *
     * @return what is not given up, and why
     */
    List<SyncError> discard(String collection, Collection<String> ids);

    /**
     * Writes what {@link #list} would show, all of it and in its order, as one JSON array. Holds no more than a page of it in
     * memory and no transaction while it writes. Does not close the stream.
     *
     * @throws java.io.UncheckedIOException if it cannot be written
     */
    void export(OutputStream json);
}
