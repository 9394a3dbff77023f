package io.quarkiverse.sync.entities.deployment;

import java.util.List;

import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkus.builder.item.MultiBuildItem;

/**
 * A {@code @Synced} entity. Known before the persistence units are put together, so that the tables of edge and hub can be
 * added to the same ones.
 */
public final class SyncedEntityBuildItem extends MultiBuildItem {

    private final SyncedEntity entity;
    private final boolean generatedId;
    private final List<String> problems;

    SyncedEntityBuildItem(SyncedEntity entity, boolean generatedId, List<String> problems) {
        this.entity = entity;
        this.generatedId = generatedId;
        this.problems = List.copyOf(problems);
    }

    public SyncedEntity entity() {
        return entity;
    }

    /** Whether its ids come from a generator that every database has for itself: two edges would both assign the same. */
    public boolean generatedId() {
        return generatedId;
    }

    List<String> problems() {
        return problems;
    }
}
