package io.quarkiverse.sync.entities.runtime.model;

import java.util.Map;
import java.util.Set;

/**
 * A {@code @Synced} entity as the build found it.
 *
 * @param fieldNames names in the document by attribute path ({@code address.city}), where they differ from the attribute's name
 * @param ignored attribute paths that stay at home
 */
public record SyncedEntity(String collection, int version, String entityClass, String persistenceUnit,
        Map<String, String> fieldNames, Set<String> ignored) {
}
