package io.quarkiverse.sync.server.deployment;

import static io.restassured.RestAssured.given;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** A client of the hub, plain RxDB or with the profile. */
final class HubClient {

    static final ObjectMapper JSON = new ObjectMapper();

    private final boolean profile;
    private final String base;

    private HubClient(String base, boolean profile) {
        this.base = base;
        this.profile = profile;
    }

    static HubClient plain() {
        return new HubClient("/sync/products/0", false);
    }

    static HubClient profile() {
        return new HubClient("/sync/products/0", true);
    }

    HubClient at(String other) {
        return new HubClient(other, profile);
    }

    RequestSpecification request() {
        RequestSpecification request = given().contentType("application/json");
        return profile ? request.header("Sync-Profile", "1") : request;
    }

    Response get(String query) {
        return request().urlEncodingEnabled(false).get(base + "/pull" + query);
    }

    JsonNode pull(Optional<JsonNode> checkpoint, int limit) {
        return pull(checkpoint, limit, "");
    }

    /** As RxDB builds it: nothing is encoded. */
    JsonNode pull(Optional<JsonNode> checkpoint, int limit, String more) {
        String since = checkpoint.map(c -> "lwt=" + c.get("lwt").asText() + "&id=" + c.get("id").asText()).orElse("lwt=0&id=");
        return json(get("?" + since + "&limit=" + limit + more).then().statusCode(200).extract().asString());
    }

    /** Pulls as an RxDB client does: until a page is short. Returns the last checkpoint. */
    JsonNode pullAll(Optional<JsonNode> from, int limit, Consumer<JsonNode> each) {
        Optional<JsonNode> checkpoint = from;
        while (true) {
            JsonNode page = pull(checkpoint, limit);
            page.get("documents").forEach(each);
            checkpoint = Optional.of(page.get("checkpoint"));
            if (page.get("documents").size() < limit) {
                return checkpoint.get();
            }
        }
    }

    List<String> idsSince(JsonNode checkpoint) {
        List<String> ids = new ArrayList<>();
        pullAll(Optional.of(checkpoint), 10, document -> ids.add(document.get("id").asText()));
        return ids;
    }

    JsonNode pullOne(String id) {
        List<JsonNode> found = new ArrayList<>();
        pullAll(Optional.empty(), 100, document -> {
            if (document.get("id").asText().equals(id)) {
                found.add(document);
            }
        });
        return found.get(found.size() - 1);
    }

    JsonNode end() {
        return pullAll(Optional.empty(), 100, document -> {
        });
    }

    Response post(String body) {
        return request().body(body).post(base + "/push");
    }

    JsonNode push(ObjectNode... rows) {
        ArrayNode body = JSON.createArrayNode();
        for (ObjectNode row : rows) {
            body.add(row);
        }
        return json(post(body.toString()).then().statusCode(200).extract().asString());
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    /** A row; states are JSON with single quotes, an assumed state may be null. */
    static ObjectNode row(String assumed, String sent) {
        ObjectNode row = JSON.createObjectNode();
        if (assumed != null) {
            row.set("assumedMasterState", json(assumed.replace('\'', '"')));
        }
        row.set("newDocumentState", json(sent.replace('\'', '"')));
        return row;
    }
}
