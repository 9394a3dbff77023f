package io.quarkiverse.sync.test.edge;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Documents of one collection in the order of their last change, compare-and-set. */
final class RecordingFeed {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final Map<String, JsonNode> documents = new LinkedHashMap<>();
    private final Map<String, Long> positions = new LinkedHashMap<>();
    private final Set<String> kept = new HashSet<>();
    private long position;

    JsonNode get(String id) {
        return documents.get(id);
    }

    void keep(String id) {
        kept.add(id);
    }

    void store(JsonNode document) {
        String id = document.get("id").asText();
        documents.remove(id);
        documents.put(id, document);
        positions.put(id, ++position);
    }

    ObjectNode pull(Map<String, String> query) {
        long since = Long.parseLong(query.get("lwt"));
        int limit = Integer.parseInt(query.get("limit"));
        ObjectNode page = JSON.objectNode();
        ArrayNode found = page.putArray("documents");
        String last = query.get("id");
        for (Map.Entry<String, JsonNode> document : documents.entrySet()) {
            if (positions.get(document.getKey()) > since && found.size() < limit) {
                found.add(document.getValue());
                last = document.getKey();
            }
        }
        page.putObject("checkpoint").put("id", last).put("lwt", found.isEmpty() ? since : positions.get(last));
        return page;
    }

    /** @return the masters of those that were in conflict */
    ArrayNode push(JsonNode rows) {
        ArrayNode conflicts = JSON.arrayNode();
        for (JsonNode row : rows) {
            String id = row.get("newDocumentState").get("id").asText();
            JsonNode master = documents.get(id);
            if (!kept.contains(id) && (master == null || master.equals(row.get("assumedMasterState")))) {
                store(row.get("newDocumentState"));
            } else {
                conflicts.add(master);
            }
        }
        return conflicts;
    }
}
