package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;

/** Whatever comes in, the answer is a clear error in one shape and nothing is half written. */
@Tag("invariant-15")
class BadInputTest extends HubScenarios {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onH2().overrideRuntimeConfigKey("quarkus.sync.hub.push.max-bytes", "20K")
            .overrideRuntimeConfigKey("quarkus.sync.hub.push.max-rows", "3")
            .overrideRuntimeConfigKey("quarkus.http.limits.max-body-size", "100K")
            .overrideRuntimeConfigKey("quarkus.sync.hub.pull.max-rows", "50");

    private static final String GOOD = "{\"newDocumentState\":{\"id\":\"good\",\"name\":\"n\",\"_deleted\":false}}";

    @AfterEach
    void nothingIsHalfWritten() {
        for (String table : List.of("Product", "Review", "sync_log", "sync_feed", "sync_applied", "sync_rejection")) {
            assertThat(query("select 1 from " + table)).as(table).isEmpty();
        }
    }

    private static void refused(Response response, int status, String message) {
        response.then().statusCode(status).contentType("application/json").body("error", equalTo(true))
                .body("code", equalTo(status)).body("message", containsString(message)).body("reason", nullValue())
                .header("Sync-Profile", nullValue());
    }

    @Test
    void unknownCollection() {
        refused(HubClient.plain().at("/sync/nothing/0").get(""), 404, "no collection \"nothing\"");
        refused(HubClient.plain().at("/sync/nothing/0").post("[" + GOOD + "]"), 404, "nothing");
    }

    @Test
    void newerVersion() {
        refused(HubClient.plain().at("/sync/products/1").get(""), 404, "version 0");
        refused(HubClient.plain().at("/sync/reviews/4").get(""), 404, "version 3");
        refused(HubClient.plain().at("/sync/products/x").get(""), 404, "version");
        refused(HubClient.plain().at("/sync/products/-1").get(""), 404, "version");
    }

    @Test
    void olderThanTheVersionBefore() {
        HubClient.plain().at("/sync/reviews/2").get("").then().statusCode(200);
        refused(HubClient.plain().at("/sync/reviews/1").get(""), 426, "too old");
        refused(HubClient.plain().at("/sync/reviews/1").post("[]"), 426, "too old");
    }

    @Test
    void brokenJson() {
        refused(HubClient.plain().post("{bad"), 400, "not JSON");
        refused(HubClient.plain().post(""), 400, "array");
        refused(HubClient.plain().post("[" + GOOD), 400, "not JSON");
        refused(HubClient.plain().post("[" + GOOD + "]]"), 400, "not JSON");
        refused(HubClient.plain().post("{\"id\":1}"), 400, "array");
        refused(HubClient.plain().post("[".repeat(2000)), 400, "not JSON");
        refused(HubClient.plain().post("[{\"newDocumentState\":{\"id\":\"a\",\"id\":\"b\"}}]"), 400, "not JSON");
        refused(HubClient.plain().request().body(new byte[] { '[', '"', (byte) 0xff, '"', ']' })
                .post("/sync/products/0/push"), 400, "not JSON");
    }

    @Test
    void aRowThatIsNone() {
        refused(HubClient.plain().post("[" + GOOD + ",7]"), 400, "Row 1 ");
        refused(HubClient.plain().post("[" + GOOD + ",null]"), 400, "Row 1 ");
        refused(HubClient.plain().post("[" + GOOD + ",{\"newDocumentState\":[]}]"), 400, "Row 1 ");
        refused(HubClient.plain().post("[" + GOOD + ",{\"newDocumentState\":{\"name\":\"x\"}}]"), 400, "Row 1 ");
        refused(HubClient.plain().post("[" + GOOD + ",{\"newDocumentState\":{\"id\":\"\"}}]"), 400, "Row 1 ");
        refused(HubClient.plain().post("[" + GOOD + ",{\"newDocumentState\":{\"id\":{}}}]"), 400, "Row 1 ");
        refused(HubClient.plain().post("[" + GOOD + ",{\"newDocumentState\":{\"id\":\"x\",\"_deleted\":\"no\"}}]"), 400,
                "Row 1 ");
        refused(HubClient.plain().post("[" + GOOD + ",{\"assumedMasterState\":5,\"newDocumentState\":{\"id\":\"x\"}}]"), 400,
                "Row 1 ");
        refused(HubClient.plain().post("[" + GOOD + ",{\"changeId\":\"x\",\"newDocumentState\":{\"id\":\"x\"}}]"), 400,
                "Row 1 ");
        refused(HubClient.plain().post("[" + GOOD + "," + GOOD + "]"), 400, "Row 1 ");
    }

    @Test
    void tooLarge() {
        refused(HubClient.plain().post("[" + " ".repeat(30_000) + "]"), 413, "smaller batches");
        refused(HubClient.plain().post("[" + " ".repeat(300_000) + "]"), 413, "smaller batches");
        refused(HubClient.plain().post("[1,2,3,4]"), 413, "smaller batches");
    }

    @Test
    void tooLargeWithoutSayingHowLarge() throws Exception {
        HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        for (int size : new int[] { 30_000, 300_000 }) {
            byte[] body = ("[" + " ".repeat(size) + "]").getBytes(StandardCharsets.UTF_8);
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port + "/sync/products/0/push"))
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body))).build(),
                    HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).as("of " + size + ": " + response.body()).isEqualTo(413);
            assertThat(HubClient.json(response.body()).path("error").asBoolean()).as("of " + size + response.headers())
                    .isTrue();
            assertThat(HubClient.json(response.body()).get("code").intValue()).isEqualTo(413);
        }
    }

    @Test
    void farTooLarge() throws Exception {
        assertThat(FarTooLarge.withLength()).startsWith("HTTP/1.1 413 ").contains("smaller batches");
        assertThat(FarTooLarge.chunked()).startsWith("HTTP/1.1 413 ").contains("smaller batches");
    }

    @Test
    void forgedCheckpoint() {
        for (String forged : new String[] { "1", "abc", "1795403615797.01", "0123456789abcdef.f.1",
                "0123456789abcdef.k.1.*", "0123456789abcdef.k.1.AA", "0123456789abcdef.k.1._w",
                "0123456789abcdef.f.99999999999999999999.1" }) {
            refused(HubClient.plain().get("?limit=5&lwt=" + forged), 400, "checkpoint");
        }
        HubClient reviews = HubClient.plain().at("/sync/reviews/3");
        String lwt = reviews.pull(Optional.empty(), 5).get("checkpoint").get("lwt").textValue();
        refused(reviews.get("?limit=5&lwt=" + lwt.substring(0, 16) + ".k.1.YQ"), 400, "checkpoint of this collection");
    }

    @Test
    void aLimitThatIsNone() {
        refused(HubClient.plain().get("?limit=0"), 400, "limit");
        refused(HubClient.plain().get("?limit=-1"), 400, "limit");
        refused(HubClient.plain().get("?limit=ten"), 400, "limit");
        refused(HubClient.plain().get("?limit=51"), 400, "at most 50");
        HubClient.profile().get("?limit=51").then().statusCode(200);
        HubClient.profile().get("?limit=5&maxBytes=x").then().statusCode(400).body("reason", equalTo("MALFORMED"));
        HubClient.profile().get("?limit=5&tickets=,x,,x").then().statusCode(200);
    }

    @Test
    void strangePathsAndMethods() {
        HubClient client = HubClient.plain();
        refused(client.request().get("/sync/"), 404, "nothing here");
        refused(client.request().get("/sync/products"), 404, "nothing here");
        refused(client.request().get("/sync/products/0/stream"), 404, "nothing here");
        refused(client.request().get("/sync/products/0/pull/more"), 404, "nothing here");
        refused(client.request().delete("/sync/products/0/pull"), 405, "GET");
        refused(client.request().post("/sync/products/0/pull"), 405, "GET");
        refused(client.request().get("/sync/products/0/push"), 405, "POST");
        client.request().get("/sync/products/0/push").then().header("Allow", equalTo("POST"));
        client.request().get("/elsewhere").then().statusCode(404).body(not(containsString("\"error\":true")));
    }

    @Test
    void theProfileSaysWhy() {
        HubClient.profile().get("?lwt=abc").then().statusCode(400).header("Sync-Profile", equalTo("1"))
                .body("error", equalTo(true)).body("reason", equalTo("MALFORMED")).body("message", notNullValue());
        HubClient.profile().at("/sync/nothing/0").get("").then().body("reason", equalTo("UNKNOWN_COLLECTION"));
        HubClient.profile().at("/sync/products/0/more").get("").then().statusCode(404).header("Sync-Profile", equalTo("1"))
                .body("reason", equalTo("NOT_FOUND"));
    }

    @Test
    void aBodyWithoutContentTypeOrWithAnotherAcceptIsRead() {
        io.restassured.RestAssured.given().accept("text/html").body("[]").post("/sync/products/0/push").then().statusCode(200);
    }
}
