package io.quarkiverse.sync.deployment.test.store;

import io.quarkiverse.sync.Document;

/** What the application does in one transaction. */
public interface LocalTransaction {

    /** Inserts or replaces. */
    void put(String collection, Document document);

    void delete(String collection, String id);
}
