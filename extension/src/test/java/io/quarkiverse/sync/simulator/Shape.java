package io.quarkiverse.sync.simulator;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.store.CollectionSchema.Reference;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/**
 * The two collections: children refer to parents. A record here holds {@code n} as a whole number and has no field {@code x}.
 */
record Shape(String name, List<Reference> references) {

    static final String PARENTS = "parents";
    static final String CHILDREN = "children";
    static final Shape PARENT = new Shape(PARENTS, List.of());
    static final Shape CHILD = new Shape(CHILDREN, List.of(new Reference("parentId", PARENTS, true)));
    static final List<Shape> ALL = List.of(CHILD, PARENT);
    /** A field that the hub sets with every write. */
    static final String HUB_MANAGED = "hubSeq";

    /** A field that edges learn by an upgrade. */
    static final String LATE = "d";

    static final Set<String> FIELDS = Set.of("id", "parentId", "a", "b", "c", LATE, "n", "at", HUB_MANAGED);

    /** A number that came as text does not fit. */
    Document holdable(Document remote) {
        if (remote.get("n").isTextual()) {
            throw new UnmappableException("field 'n' takes a number, but came as " + remote.get("n"));
        }
        return whole(remote);
    }

    private static Document whole(Document remote) {
        ObjectNode json = remote.only(FIELDS).toJson();
        JsonNode number = json.path("n");
        if (number.isNumber()) {
            json.put("n", number.longValue());
        }
        return Document.owning(json);
    }

    static boolean fits(Document document) {
        return !document.get("n").isTextual();
    }

    static Document early(Document document) {
        return compared(document).without(Set.of(LATE));
    }

    /** Whether the document says nothing of the late field: then it may be from before the upgrade. */
    static boolean isEarly(Document document) {
        return document.get(LATE).asText("").isEmpty();
    }

    /** What is compared between hub and edge. */
    static Document compared(Document document) {
        return whole(document).without(Set.of(HUB_MANAGED));
    }
}
