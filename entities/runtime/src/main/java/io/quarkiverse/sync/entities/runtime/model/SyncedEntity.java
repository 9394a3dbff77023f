package io.quarkiverse.sync.entities.runtime.model;

import java.util.Map;
import java.util.Set;

/**
 * A {@code @Synced} entity as the build found it. Attributes are named by their path ({@code address.city}).
 *
 * @param entityClass name of the class, which is also Hibernate's name of the entity
 * @param fieldNames names in the document, where they differ from the attribute's name; a reference {@code customer} is
 *        {@code customerId} unless it has a name of its own
 * @param ignored attributes that stay at home
 * @param asText numbers that are strings in the document: {@code @JsonFormat(shape = STRING)}
 */
public record SyncedEntity(String collection, int version, String entityClass, String persistenceUnit,
        Map<String, String> fieldNames, Set<String> ignored, Set<String> asText) {
}
