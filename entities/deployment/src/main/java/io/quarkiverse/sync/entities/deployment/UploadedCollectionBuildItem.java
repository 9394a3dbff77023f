package io.quarkiverse.sync.entities.deployment;

import io.quarkus.builder.item.MultiBuildItem;

/**
 * A collection whose records may be created here and are then sent to a remote: two-way or push-only. Its ids must be unique
 * over all edges, which fails the build for ids that come from a generator of this database alone.
 */
public final class UploadedCollectionBuildItem extends MultiBuildItem {

    private final String collection;
    private final String strategyProperty;

    /** @param strategyProperty the property that makes the collection pull-only, for the message */
    public UploadedCollectionBuildItem(String collection, String strategyProperty) {
        this.collection = collection;
        this.strategyProperty = strategyProperty;
    }

    String collection() {
        return collection;
    }

    String strategyProperty() {
        return strategyProperty;
    }
}
