package io.quarkiverse.sync.runtime.rest;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.adapter.BatchOutcome;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushOutcome.Unknown;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.runtime.rest.RecordReader.UnreadableException;

/** Reads the answer to one push. What it cannot understand is unknown, never success. */
final class PushAnswer {

    private final List<PushChange> changes;
    private final RecordReader reader;

    PushAnswer(List<PushChange> changes, RecordReader reader) {
        this.changes = changes;
        this.reader = reader;
    }

    Pushed.Answered read(Answer answer) {
        try {
            JsonNode json = Json.WHOLE.readTree(answer.body());
            if (json.path("results").isArray()) {
                return new Pushed.Answered(results(json.get("results")),
                        Optional.of(json.path("ticket")).filter(JsonNode::isTextual).map(JsonNode::textValue));
            }
            if (json.isArray()) {
                return new Pushed.Answered(conflicts(json), Optional.empty());
            }
        } catch (IOException notJson) {
            // as below
        } catch (UnreadableException e) {
            return unknown("a document of the answer " + e.getMessage());
        }
        return unknown("the answer is none to a push (%s)".formatted(answer.excerpt()));
    }

    Pushed.Answered unknown(String reason) {
        return new Pushed.Answered(BatchOutcome.all(changes, new Unknown(reason)), Optional.empty());
    }

    /** Plain RxDB: what the array does not name was applied. */
    private BatchOutcome conflicts(JsonNode masters) throws UnreadableException {
        Map<String, UUID> sent = new HashMap<>();
        changes.forEach(change -> sent.put(change.id(), change.changeId()));
        Map<UUID, PushOutcome> outcomes = new HashMap<>();
        for (JsonNode json : masters) {
            RemoteRecord master = reader.read(json);
            UUID changeId = sent.get(master.id());
            if (changeId == null) {
                throw new UnreadableException("is of record '%s', which was not sent".formatted(master.id()));
            }
            outcomes.put(changeId, new PushOutcome.Conflicted(master, OptionalLong.empty()));
        }
        return BatchOutcome.implicit(changes, outcomes);
    }

    /** The profile: one result for each row. */
    private BatchOutcome results(JsonNode results) throws UnreadableException {
        Map<UUID, PushOutcome> outcomes = new HashMap<>();
        for (JsonNode result : results) {
            UUID changeId = changeId(result.path("changeId").asText());
            if (outcomes.put(changeId, outcome(result)) != null) {
                outcomes.put(changeId, new Unknown("the answer names the change twice"));
            }
        }
        return BatchOutcome.of(changes, outcomes);
    }

    private PushOutcome outcome(JsonNode result) throws UnreadableException {
        JsonNode master = result.path("master");
        return switch (result.path("status").asText()) {
            case "applied" -> new PushOutcome.Applied(stored(master), false);
            case "duplicate" -> new PushOutcome.Applied(stored(master), true);
            case "conflict" -> new PushOutcome.Conflicted(reader.read(master), result.path("asOf").canConvertToLong()
                    ? OptionalLong.of(result.get("asOf").longValue())
                    : OptionalLong.empty());
            case "rejected" -> new PushOutcome.Rejected(result.path("reason").asText("REJECTED"),
                    result.path("message").asText("the hub gave no message"), result.path("retryable").asBoolean(false));
            default -> new Unknown("its status in the answer is " + result.path("status"));
        };
    }

    private Optional<RemoteRecord> stored(JsonNode master) throws UnreadableException {
        return master.isObject() ? Optional.of(reader.read(master)) : Optional.empty();
    }

    private static UUID changeId(String text) throws UnreadableException {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw new UnreadableException("has '%s' for a change id".formatted(text));
        }
    }
}
