package io.quarkiverse.sync.samples.quickstart.edge;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;

/** States of records as people read them. */
final class States {

    private static final String NOTHING = "–";

    private States() {
    }

    /** The record's name where one of its states tells it. */
    static String title(String id, RecordState... states) {
        return Stream.of(states).flatMap(state -> lastKnown(state).stream())
                .flatMap(document -> Stream.of("name", "inspector").map(document::get))
                .filter(node -> node != null && node.isTextual()).map(JsonNode::asText)
                .findFirst().orElse(id);
    }

    static String text(RecordState state, String field) {
        return present(state).map(document -> document.get(field))
                .filter(node -> !node.isNull() && !node.isMissingNode()).map(JsonNode::asText).orElse(NOTHING);
    }

    static String presence(RecordState state) {
        return state instanceof RecordState.Present ? "there"
                : state instanceof RecordState.Deleted ? "deleted"
                        : state instanceof RecordState.Absent ? "never there" : "not known";
    }

    static Set<String> fields(RecordState state) {
        return present(state).map(Document::fields).orElse(Set.of());
    }

    private static Optional<Document> present(RecordState state) {
        return state instanceof RecordState.Present present ? Optional.of(present.document()) : Optional.empty();
    }

    private static Optional<Document> lastKnown(RecordState state) {
        return state instanceof RecordState.Deleted deleted ? deleted.lastImage() : present(state);
    }
}
