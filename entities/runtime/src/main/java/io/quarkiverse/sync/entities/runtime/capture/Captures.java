package io.quarkiverse.sync.entities.runtime.capture;

import java.util.Collection;

import org.hibernate.StatelessSession;

/** The captures of the current transaction; a CDI bean, for those that write rows past Hibernate's events. */
public interface Captures {

    /**
     * Declares the current transaction to apply records of a remote. To be called first thing in the transaction.
     *
     * @throws IllegalStateException outside a transaction, or if something was captured before
     */
    void fromRemote(String remote);

    /** Whether anybody wants changes of the persistence unit in the current transaction. */
    boolean wanted(String persistenceUnit);

    /** Adds changes to the current transaction's; coalesced with what is there of the same records. */
    void add(StatelessSession session, String persistenceUnit, Collection<CapturedChange> changes);
}
