package io.quarkiverse.sync.server.runtime.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
import io.quarkiverse.sync.server.runtime.Json;

/**
 * Entries of one transaction in one row of the log: a JSON array, in which a text is the id of a record that is there, and
 * an array the id and the last image of one that was deleted. One row for many records is what makes capture cheap; text
 * and not a database array, so that every database reads it the same way.
 */
record Pack(Position first, Instant changedAt, String entries) {

    static final int SIZE = 500;

    static String text(List<CapturedChange> changes) {
        ArrayNode entries = Json.MAPPER.createArrayNode();
        for (CapturedChange change : changes) {
            if (change.operation() == CapturedChange.Operation.DELETE) {
                ArrayNode deletion = entries.addArray().add(change.id());
                change.old().image().ifPresent(image -> deletion.add(image.toJson()));
            } else {
                entries.add(change.id());
            }
        }
        return Json.text(entries);
    }

    static int deletions(List<CapturedChange> changes) {
        int deletions = 0;
        for (CapturedChange change : changes) {
            if (change.operation() == CapturedChange.Operation.DELETE) {
                deletions++;
            }
        }
        return deletions;
    }

    List<FeedEntry> unpack() {
        List<FeedEntry> unpacked = new ArrayList<>();
        for (JsonNode entry : Json.read(entries)) {
            Position position = new Position(first.number(), first.sequence() + unpacked.size());
            unpacked.add(entry.isArray()
                    ? new FeedEntry(position, entry.get(0).textValue(), true, image(entry.get(1)), changedAt)
                    : new FeedEntry(position, entry.textValue(), false, Optional.empty(), changedAt));
        }
        return unpacked;
    }

    private static Optional<Document> image(JsonNode image) {
        return image instanceof ObjectNode object ? Optional.of(Document.owning(object)) : Optional.empty();
    }
}
