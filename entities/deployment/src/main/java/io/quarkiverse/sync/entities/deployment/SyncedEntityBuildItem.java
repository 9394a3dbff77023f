package io.quarkiverse.sync.entities.deployment;

import java.util.List;
import java.util.OptionalInt;

import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkus.builder.item.MultiBuildItem;

/**
 * A {@code @Synced} entity. Known before the persistence units are put together, so that the tables of edge and hub can be
 * added to the same ones.
 */
public final class SyncedEntityBuildItem extends MultiBuildItem {

    private final SyncedEntity entity;
    private final boolean generatedId;
    private final OptionalInt idLength;
    private final List<String> problems;

    SyncedEntityBuildItem(SyncedEntity entity, boolean generatedId, OptionalInt idLength, List<String> problems) {
        this.entity = entity;
        this.generatedId = generatedId;
        this.idLength = idLength;
        this.problems = List.copyOf(problems);
    }

    public SyncedEntity entity() {
        return entity;
    }

    /** Whether its ids come from a generator that every database has for itself: two edges would both assign the same. */
    public boolean generatedId() {
        return generatedId;
    }

    /** How many characters an id that is text may have, where the class says so. */
    public OptionalInt idLength() {
        return idLength;
    }

    List<String> problems() {
        return problems;
    }
}
