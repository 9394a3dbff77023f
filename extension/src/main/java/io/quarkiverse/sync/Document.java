package io.quarkiverse.sync;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A record as an immutable JSON object. {@link #equals} and {@link #hashCode} are canonical: a null field is an absent
 * field, 1 is 1.0, a time is compared to the microsecond and by instant, objects are compared by key, arrays in order.
 */
public final class Document {

    private final ObjectNode json;

    private Document(ObjectNode json) {
        this.json = json;
    }

    /** Takes a copy of {@code json}. */
    public static Document of(ObjectNode json) {
        return new Document(json.deepCopy());
    }

    /** Takes {@code json} itself; the caller must never touch it again. Saves the copy where a page is parsed. */
    public static Document owning(ObjectNode json) {
        return new Document(Objects.requireNonNull(json));
    }

    /** The field's value, a {@link MissingNode} if there is none. Not to be modified. */
    public JsonNode get(String field) {
        return json.path(field);
    }

    /** Names of its fields, in the order in which they were written; those that hold null among them. */
    public Set<String> fields() {
        Set<String> names = new LinkedHashSet<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Its fields with their values, in the order in which they were written. Not to be modified. */
    public Set<Map.Entry<String, JsonNode>> properties() {
        return Collections.unmodifiableSet(json.properties());
    }

    /** A copy. */
    public ObjectNode toJson() {
        return json.deepCopy();
    }

    /** A document with these of its fields. */
    public Document only(Set<String> fields) {
        return filtered(fields::contains);
    }

    /** A document with all of its fields but these. */
    public Document without(Set<String> fields) {
        return filtered(field -> !fields.contains(field));
    }

    private Document filtered(Predicate<String> kept) {
        ObjectNode copy = json.objectNode();
        json.properties().forEach(field -> {
            if (kept.test(field.getKey())) {
                copy.set(field.getKey(), field.getValue());
            }
        });
        return new Document(copy);
    }

    /**
     * This document with the difference between {@code base} and {@code changed} laid over it: fields that are
     * canonically the same in both stay as they are here, the others become what {@code changed} says. Objects within it are
     * patched in the same way, so that members that neither knows stay; arrays are replaced.
     */
    public Document patch(Document base, Document changed) {
        return new Document(JsonPatch.patched(json, base.json, changed.json));
    }

    /** Whether the two documents hold canonically different values in one field. */
    public boolean differs(Document other, String field) {
        return !CanonicalJson.same(get(field), other.get(field));
    }

    /** Hash of the canonical form, 128 bits in hexadecimal; equal documents have equal hashes on every machine. */
    public String hash() {
        return CanonicalJson.hash(json);
    }

    /** Whether two values are canonically the same. */
    public static boolean same(JsonNode a, JsonNode b) {
        return CanonicalJson.same(a, b);
    }

    /** Whether the JSON is the same to the letter, which a peer that compares deeply asks for. */
    public boolean verbatim(Document other) {
        return json.equals(Document::compareText, other.json);
    }

    /** Numbers by their digits: whether one was read as int or as long is not told by the JSON. */
    private static int compareText(JsonNode a, JsonNode b) {
        return a.isNumber() && b.isNumber() ? a.decimalValue().equals(b.decimalValue()) ? 0 : 1 : a.equals(b) ? 0 : 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Document document && CanonicalJson.same(json, document.json);
    }

    @Override
    public int hashCode() {
        return CanonicalJson.hashCode(json);
    }

    @Override
    public String toString() {
        return json.toString();
    }
}
