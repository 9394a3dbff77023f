package io.quarkiverse.sync;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonNode;

/** The comparison of design invariant 13: null = absent, 1 = 1.0, times to the microsecond, objects by key. */
final class CanonicalJson {

    private static final int SHORTEST_TIME = "2026-01-01T00:00Z".length();

    private CanonicalJson() {
    }

    static boolean empty(JsonNode node) {
        return node == null || node.isNull() || node.isMissingNode();
    }

    static boolean same(JsonNode a, JsonNode b) {
        if (a == b) {
            return true;
        }
        if (empty(a) || empty(b)) {
            return empty(a) && empty(b);
        }
        if (a.isNumber()) {
            return b.isNumber() && a.decimalValue().compareTo(b.decimalValue()) == 0;
        }
        if (a.isObject()) {
            return b.isObject() && sameFields(a, b);
        }
        if (a.isArray()) {
            return b.isArray() && sameElements(a, b);
        }
        return a.equals(b) || a.isTextual() && b.isTextual() && sameTime(a.textValue(), b.textValue());
    }

    private static boolean sameFields(JsonNode a, JsonNode b) {
        for (Map.Entry<String, JsonNode> field : a.properties()) {
            if (!same(field.getValue(), b.get(field.getKey()))) {
                return false;
            }
        }
        for (Map.Entry<String, JsonNode> field : b.properties()) {
            if (!a.has(field.getKey()) && !empty(field.getValue())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameElements(JsonNode a, JsonNode b) {
        if (a.size() != b.size()) {
            return false;
        }
        for (Iterator<JsonNode> left = a.iterator(), right = b.iterator(); left.hasNext();) {
            if (!same(left.next(), right.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean sameTime(String a, String b) {
        Optional<Instant> left = time(a);
        return left.isPresent() && left.equals(time(b));
    }

    /** A date and time with offset, to the microsecond; anything else is text. */
    private static Optional<Instant> time(String text) {
        if (text.length() < SHORTEST_TIME || text.length() > 35 || text.charAt(4) != '-' || text.charAt(10) != 'T') {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    static int hashCode(JsonNode json) {
        return canonical(json, new StringBuilder()).toString().hashCode();
    }

    static String hash(JsonNode json) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(canonical(json, new StringBuilder()).toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static StringBuilder canonical(JsonNode node, StringBuilder out) {
        if (empty(node)) {
            return out.append("null");
        }
        if (node.isNumber()) {
            BigDecimal number = node.decimalValue();
            return out.append(number.signum() == 0 ? "0" : number.stripTrailingZeros().toString());
        }
        if (node.isTextual()) {
            Optional<Instant> time = time(node.textValue());
            return time.isPresent() ? out.append('@').append(time.get()) : quoted(node.textValue(), out);
        }
        if (node.isArray()) {
            out.append('[');
            node.forEach(element -> canonical(element, out).append(','));
            return out.append(']');
        }
        if (node.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(field -> {
                if (!empty(field.getValue())) {
                    sorted.put(field.getKey(), field.getValue());
                }
            });
            out.append('{');
            sorted.forEach((name, value) -> canonical(value, quoted(name, out).append(':')).append(','));
            return out.append('}');
        }
        return out.append(node);
    }

    private static StringBuilder quoted(String text, StringBuilder out) {
        JsonStringEncoder.getInstance().quoteAsString(text, out.append('"'));
        return out.append('"');
    }
}
