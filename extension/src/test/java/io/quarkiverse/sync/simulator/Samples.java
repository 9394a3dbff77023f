package io.quarkiverse.sync.simulator;

import java.util.List;
import java.util.Random;
import java.util.SortedSet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;

/** Draws documents; every edit brings a value that never was before. */
final class Samples {

    /** What the profile hub refuses starts with it. */
    static final String BAD = "bad";

    private static final List<String> FIELDS = List.of("a", "b", "c");

    private final Random random;
    private final SimulatedClock clock;
    private final boolean bad;
    private final boolean misfits;
    private int values;

    /**
     * @param bad whether documents may be such as the hub refuses
     * @param misfits whether the hub's application writes values that no edge can hold
     */
    Samples(Random random, SimulatedClock clock, boolean bad, boolean misfits) {
        this.random = random;
        this.clock = clock;
        this.bad = bad;
        this.misfits = misfits;
    }

    Key key() {
        return random.nextInt(5) < 2 ? new Key(Shape.PARENTS, "p" + random.nextInt(3))
                : new Key(Shape.CHILDREN, "c" + random.nextInt(5));
    }

    Document fresh(Key key, SortedSet<String> parents) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("id", key.id());
        FIELDS.forEach(field -> json.put(field, value()));
        json.put("n", ++values);
        refer(key, json, parents);
        return stamped(json);
    }

    Document edited(Document old) {
        ObjectNode json = old.toJson();
        int which = random.nextInt(FIELDS.size());
        json.put(FIELDS.get(which), value());
        if (random.nextInt(3) == 0) {
            json.put(FIELDS.get((which + 1) % FIELDS.size()), value());
        }
        return stamped(json);
    }

    /** As an upgraded application writes it. */
    Document late(Document document) {
        return random.nextInt(3) == 0 ? Document.owning(document.toJson().put(Shape.LATE, value())) : document;
    }

    Document moved(Key key, Document old, SortedSet<String> parents) {
        ObjectNode json = edited(old).toJson();
        refer(key, json, parents);
        return Document.owning(json);
    }

    /** As the hub's application writes it: with a field that edges cannot hold, and other text for the same number. */
    Document atHub(Document document) {
        ObjectNode json = document.toJson();
        if (random.nextBoolean()) {
            json.put("x", value());
        }
        if (random.nextBoolean()) {
            json.put(Shape.LATE, value());
        }
        if (random.nextInt(4) == 0) {
            json.put("n", new java.math.BigDecimal(json.path("n").asLong() + ".50"));
        }
        if (misfits && random.nextInt(3) == 0) {
            json = json.path("n").isTextual() ? json.put("n", ++values) : json.put("n", "n" + ++values);
        }
        return Document.owning(json);
    }

    private void refer(Key key, ObjectNode json, SortedSet<String> parents) {
        if (key.collection().equals(Shape.CHILDREN)) {
            if (parents.isEmpty() || random.nextInt(6) == 0) {
                json.putNull("parentId");
            } else {
                json.put("parentId", List.copyOf(parents).get(random.nextInt(parents.size())));
            }
        }
    }

    private String value() {
        return (bad && random.nextInt(25) == 0 ? BAD : "v") + ++values;
    }

    private Document stamped(ObjectNode json) {
        if (random.nextInt(8) == 0) {
            json.putNull("at");
        } else {
            json.put("at", clock.instant().toString());
        }
        return Document.owning(json);
    }
}
