package io.quarkiverse.sync.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;

/**
 * One settling transaction. Order of locks, here and everywhere: record rows by key, then captures, then change rows by key.
 * Every call is batched; callers bound what they pass and ask for.
 */
public interface Settlement {

    // ---- changes

    /**
     * Folds up to {@code packs} capture packs into changes and deletes them, leaving out locked ones.
     *
     * @return how many it folded; 0: nothing is left that could be folded now
     */
    int fold(int packs);

    /** Hands changes that are CLAIMED back to PENDING; for the start of a run. */
    int handBack();

    /**
     * Ids of changes that may be pushed now, in key order, without locking: PENDING with their time come.
     *
     * @param after only greater ids
     */
    List<String> due(String collection, Due kind, Optional<String> after, int rows);

    /** Which changes {@link #due} looks for. */
    enum Due {
        /** Of records that are there, base known. */
        UPSERTS,
        /** Of records that are gone, base known. */
        DELETES,
        /** Base unknown, there or gone. */
        UNKNOWN_BASE
    }

    /**
     * Those of the collections of which something is not done: a change, a record that is set aside, an undecided conflict.
     * In all others there is nothing that {@link #due}, {@link #inState}, {@link #setAside} or {@link #open} could find.
     */
    Set<String> unfinished(Collection<String> collections);

    /** Ids of changes in a state, in key order, without locking. */
    List<String> inState(String collection, Change.State state, Optional<String> after, int rows);

    /**
     * Locks the records' rows in key order, folds every visible capture (waiting for locked ones), locks the changes and
     * returns them with the local state; ids without a change are clean and left out. Rows that an application transaction
     * holds for longer than the store's lock time-out are named in {@link Locked#busy} and not locked.
     */
    Locked lock(String collection, Collection<String> ids);

    /**
     * @param dirty changes of those that are locked, by id
     * @param busy ids of those that are not, because an application transaction holds them
     */
    record Locked(Map<String, Change> dirty, Set<String> busy) {
    }

    /** The changes of these records as they are folded now, with local state. No lock; ids without a change are left out. */
    Map<String, Change> changes(String collection, Collection<String> ids);

    /** Writes changes under lock, new ones too. Everything but local state and shadow. */
    void save(String collection, Collection<Change> changes);

    /** Removes changes under lock: agreed. */
    void remove(String collection, Collection<String> ids);

    // ---- records

    /** The records' states now: Present, or missing from the map. No lock. */
    Map<String, RecordState.Present> read(String collection, Collection<String> ids);

    /** Ids of the records, in key order. */
    List<String> keys(String collection, Optional<String> after, int rows);

    /** How many records there are. */
    long count(String collection);

    /**
     * Writes or deletes records under lock; what is already so is not written. Not captured as a change for this remote.
     * One that cannot be stored never aborts the others.
     *
     * @param fields the only fields to be written to records that are there; empty: all that the remote document has
     * @return why not, by id, for those that were not stored
     */
    Map<String, Refusal> apply(String collection, Collection<RemoteRecord> records, Set<String> fields);

    /** @param heals whether the same record may be stored once others have changed */
    record Refusal(SetAside.Reason reason, String message, Optional<String> blockedBy, boolean heals) {

        /** One that heals, unless the reason lies in the record itself. */
        public Refusal(SetAside.Reason reason, String message, Optional<String> blockedBy) {
            this(reason, message, blockedBy, reason != SetAside.Reason.REFUSED);
        }
    }

    /**
     * Remembers what the hub holds, to the letter, where the record here does not tell it (fields or text it cannot hold,
     * version tokens, a tombstone that a local record stands against), else forgets it.
     */
    void remember(String collection, Collection<RemoteRecord> records);

    /** What was remembered. */
    Map<String, RemoteRecord> remembered(String collection, Collection<String> ids);

    // ---- set aside

    /** Keeps incoming records; replaces what is set aside of the same ids. */
    void setAside(String collection, Collection<SetAside> records);

    /** What is set aside for one of the reasons and due, by id. */
    List<SetAside> setAside(String collection, Set<SetAside.Reason> reasons, Optional<String> after, int rows);

    /** All that is set aside, due or not, by id. */
    List<SetAside> setAside(String collection, Optional<String> after, int rows);

    /** What is set aside of these records, due or not. */
    Map<String, SetAside> setAsideOf(String collection, Collection<String> ids);

    /** Removes what is set aside of these records; others' stays. */
    void discardSetAside(String collection, Collection<String> ids);

    // ---- conflicts

    /** Adds or replaces by conflict id. */
    void save(Collection<ConflictRecord> conflicts);

    /** OPEN or WAITING conflicts of these records. */
    Map<String, ConflictRecord> undecided(String collection, Collection<String> ids);

    /** Whatever its state. */
    Optional<ConflictRecord> conflict(UUID conflictId);

    /** OPEN conflicts by record id. */
    List<ConflictRecord> open(String collection, Optional<String> after, int rows);

    /**
     * Removes what tells of the contents of a record besides the record and its change: what was remembered, what is set
     * aside, its conflicts, the decided ones too.
     */
    void erase(String collection, String id);

    // ---- progress

    /** How far the collection has come, {@link Progress} of one that never was synced if nothing is kept. */
    Progress progress(String collection, String scopeHash);

    /** Keeps it, in the transaction of what it covers. */
    void progress(String collection, String scopeHash, Progress progress);

    /** During a resync: these ids are alive at the hub, or settled. */
    void seen(String collection, Collection<String> ids);

    /** Ids of records, of changes and of what is set aside (but for MALFORMED) that were not seen, in key order. */
    List<String> unseen(String collection, Optional<String> after, int rows);

    /** At the begin and the end of a resync. */
    void forgetSeen(String collection);

    /** Adds a run to the log, or replaces what was logged of it. */
    void log(RunRecord run);

    /**
     * Removes up to {@code rows} of the runs that ended before a time, and of the conflicts that were decided before it.
     * What is not decided stays, however old.
     *
     * @return whether there may be more
     */
    boolean forget(Instant before, int rows);
}
