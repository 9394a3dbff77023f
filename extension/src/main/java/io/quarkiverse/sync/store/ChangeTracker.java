package io.quarkiverse.sync.store;

import java.util.Collection;

/** Tells the engine of changes that go past the persistence context: bulk HQL and SQL. */
public interface ChangeTracker {

    /**
     * To be called before a bulk statement, in its transaction: the current state of the records becomes the base, so that a
     * conflict can be told from a plain update.
     *
     * @throws IllegalStateException outside a transaction
     */
    void touching(String collection, Collection<String> ids);

    /**
     * To be called after a bulk statement, in its transaction; the base is unknown.
     *
     * @throws IllegalStateException outside a transaction
     */
    void touched(String collection, Collection<String> ids);

    /**
     * Changes of the collection that wait to be pushed, over all remotes; captures that are not folded yet count as one each.
     */
    long pending(String collection);
}
