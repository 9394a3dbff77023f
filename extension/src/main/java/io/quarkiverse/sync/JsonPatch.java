package io.quarkiverse.sync;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The difference between two objects, laid over a third that may hold more than they know. */
final class JsonPatch {

    private static final ObjectNode NOTHING = JsonNodeFactory.instance.objectNode();

    private JsonPatch() {
    }

    static ObjectNode patched(ObjectNode whole, ObjectNode base, ObjectNode changed) {
        ObjectNode patched = whole.deepCopy();
        Set<String> fields = new LinkedHashSet<>();
        changed.fieldNames().forEachRemaining(fields::add);
        base.fieldNames().forEachRemaining(fields::add);
        for (String field : fields) {
            if (!CanonicalJson.same(base.get(field), changed.get(field))) {
                patch(patched, field, base.get(field), changed.get(field));
            }
        }
        return patched;
    }

    private static void patch(ObjectNode whole, String field, JsonNode base, JsonNode changed) {
        Optional<ObjectNode> before = object(base);
        Optional<ObjectNode> after = object(changed);
        if (whole.get(field) instanceof ObjectNode inner && before.isPresent() && after.isPresent()) {
            ObjectNode patched = patched(inner, before.get(), after.get());
            if (changed instanceof ObjectNode || !patched.isEmpty()) {
                whole.set(field, patched);
                return;
            }
        }
        if (changed == null) {
            whole.remove(field);
        } else {
            whole.set(field, changed.deepCopy());
        }
    }

    /** What is empty is an object without members. */
    private static Optional<ObjectNode> object(JsonNode node) {
        return CanonicalJson.empty(node) ? Optional.of(NOTHING)
                : node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
    }
}
