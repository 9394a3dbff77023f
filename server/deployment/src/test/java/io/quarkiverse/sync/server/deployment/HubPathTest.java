package io.quarkiverse.sync.server.deployment;

import static org.hamcrest.Matchers.equalTo;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkus.test.QuarkusUnitTest;

class HubPathTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.onH2().overrideConfigKey("quarkus.sync.hub.path", "/replication/v1")
            .overrideConfigKey("quarkus.http.root-path", "/app");

    @Test
    void theHubIsWhereItIsToldToBe() {
        HubClient client = HubClient.plain();
        client.at("/replication/v1/products/0").get("?limit=1").then().statusCode(200);
        client.at("/replication/v1/products").get("").then().statusCode(404).body("error", equalTo(true));
        client.at("/sync/products/0").get("?limit=1").then().statusCode(404);
    }
}
