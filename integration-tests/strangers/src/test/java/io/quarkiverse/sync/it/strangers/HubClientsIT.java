package io.quarkiverse.sync.it.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.Stand;

/** Clients that we did not write and our hub. */
@ParameterizedClass
@CsvSource({ "peer15, H2", "peer17, POSTGRESQL" })
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HubClientsIT implements Met {

    private static final int MANY = 10_000;
    private static final String ROWS = "server-wins";

    private static HubStand stand;
    private static Peer client;

    @Parameter(0)
    String peer;

    @Parameter(1)
    Database database;

    @BeforeParameterizedClassInvocation
    static void start(String peer, Database database) {
        stand = new HubStand(database);
        client = Peer.client(peer, stand);
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        client.close();
        stand.close();
    }

    @Override
    public String peer() {
        return Met.client(peer);
    }

    @Override
    public String ours() {
        return "hub on " + database.label();
    }

    @Test
    @Order(1)
    @DisplayName("10,000 documents pulled, 10,000 pushed")
    void many() {
        stand.hub.putAll("things", Records.rows("hub", 0, MANY));
        client.putAll("things", Records.rows("client", 0, MANY));

        client.sync("things");

        assertAgreed("things");
        assertThat(client.all("things").size()).isEqualTo(2 * MANY);
    }

    @Test
    @Order(2)
    @DisplayName("hub restart in the middle")
    void hubRestart() {
        stand.hub.putAll("things", Records.rows("later-hub", 0, 3000));
        client.putAll("things", Records.rows("later-client", 0, 3000));
        AtomicInteger pulls = new AtomicInteger();
        AtomicInteger pushes = new AtomicInteger();
        stand.network.heal();
        stand.network.loseAnswersOf(request -> {
            boolean now = request.startsWith("GET") ? pulls.incrementAndGet() == 2 : pushes.incrementAndGet() == 2;
            if (now) {
                stand.restart();
            }
            return now;
        });

        // Housekeeping of the database may hold the fence for a moment; what is behind it comes with the next sync.
        for (int syncs = 0; syncs < 20 && client.all("things").size() < 2 * MANY + 6000; syncs++) {
            client.sync("things");
        }

        assertThat(List.of(pulls.get(), pushes.get())).as("requests, and with the second of each a restart")
                .allSatisfy(count -> assertThat(count).isGreaterThan(2));
        assertAgreed("things");
        assertThat(client.all("things").size()).isEqualTo(2 * MANY + 6000);
    }

    @Test
    @DisplayName("push and pull of insert, update and delete")
    void edits() {
        String pushed = agreed();
        String pulled = agreed();
        String deletedHere = agreed();
        String deletedThere = agreed();
        client.put(ROWS, Stand.newId(), Map.of("title", "new", "editedAt", "2026-03-01T10:00:00.000Z"));
        client.put(ROWS, pushed, Map.of("title", "second"));
        client.delete(ROWS, deletedHere);
        stand.hub.put(ROWS, Stand.newId(), Map.of("title", "new", "editedAt", "2026-03-01T10:00:00.123456Z"));
        stand.hub.put(ROWS, pulled, Map.of("title", "second"));
        stand.hub.delete(ROWS, deletedThere);

        client.sync(ROWS);

        assertAgreed(ROWS);
        assertThat(stand.hub.row("ServerWinsRow", pushed)).get().extracting("title").isEqualTo("second");
        assertThat(client.record(ROWS, pulled)).get().extracting("title").isEqualTo("second");
        assertThat(stand.hub.row("ServerWinsRow", deletedHere)).isEmpty();
        assertThat(client.record(ROWS, deletedThere)).isEmpty();
    }

    @Test
    @DisplayName("conflict with the default resolver")
    void conflict() {
        String edited = agreed();
        String deletedHere = agreed();
        String deletedThere = agreed();
        client.put(ROWS, edited, Map.of("title", "client"));
        stand.hub.put(ROWS, edited, Map.of("title", "hub"));
        client.delete(ROWS, deletedHere);
        stand.hub.put(ROWS, deletedHere, Map.of("title", "hub"));
        client.put(ROWS, deletedThere, Map.of("title", "client"));
        stand.hub.delete(ROWS, deletedThere);

        client.sync(ROWS);
        client.sync(ROWS);

        assertAgreed(ROWS);
        assertThat(client.record(ROWS, edited)).get().extracting("title").isEqualTo("hub");
        assertThat(client.record(ROWS, deletedHere)).get().extracting("title").isEqualTo("hub");
        assertThat(client.record(ROWS, deletedThere)).isEmpty();
    }

    @Test
    @DisplayName("recreation after a delete, of either side")
    void recreated() {
        String deletedHere = agreed();
        String deletedThere = agreed();
        client.delete(ROWS, deletedHere);
        stand.hub.delete(ROWS, deletedThere);
        client.sync(ROWS);
        client.put(ROWS, deletedHere, Map.of("title", "again"));
        client.put(ROWS, deletedThere, Map.of("title", "again"));

        client.sync(ROWS);

        assertAgreed(ROWS);
        assertThat(stand.hub.row("ServerWinsRow", deletedHere)).get().extracting("title").isEqualTo("again");
        assertThat(stand.hub.row("ServerWinsRow", deletedThere)).get().extracting("title").isEqualTo("again");
    }

    @Test
    @DisplayName("refused row: the hub keeps it with its reason, the client goes back to what the hub holds")
    void refused() {
        String inserted = Stand.newId();
        String updated = agreed();
        String good = Stand.newId();
        client.put(ROWS, inserted, Map.of("title", "bad", "rating", 1000));
        client.put(ROWS, updated, Map.of("title", "bad", "rating", 1000));
        client.put(ROWS, good, Map.of("title", "good"));

        client.sync(ROWS);

        assertThat(stand.hub.row("ServerWinsRow", good)).isPresent();
        assertThat(client.record(ROWS, inserted)).isEmpty();
        assertThat(client.record(ROWS, updated)).get().extracting("title").isEqualTo("first");
        assertAgreed(ROWS);
        assertThat(stand.hub.query("select record_id, message from sync_rejection where record_id in ('%s', '%s')"
                .formatted(inserted, updated))).hasSize(2)
                .allSatisfy(rejection -> assertThat(rejection.get("message")).contains("rating"));
    }

    @Test
    @DisplayName("an answer lost, then a further edit")
    void answerLost() {
        String id = agreed();
        String inserted = Stand.newId();
        client.put(ROWS, id, Map.of("title", "sent, and the answer is lost"));
        client.put(ROWS, inserted, Map.of("title", "sent, and the answer is lost"));
        AtomicInteger lost = new AtomicInteger();
        stand.network.heal();
        stand.network.loseAnswersOf(request -> request.startsWith("POST") && lost.incrementAndGet() <= 2);
        client.sync(ROWS);
        client.put(ROWS, id, Map.of("title", "edited again"));
        client.put(ROWS, inserted, Map.of("title", "edited again"));

        client.sync(ROWS);

        assertAgreed(ROWS);
        assertThat(stand.hub.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("edited again");
        assertThat(stand.hub.row("ServerWinsRow", inserted)).get().extracting("title").isEqualTo("edited again");
    }

    private String agreed() {
        String id = Stand.newId();
        client.put(ROWS, id, Map.of("title", "first", "rating", 1));
        client.sync(ROWS);
        return id;
    }

    private static void assertAgreed(String collection) {
        assertThat(Records.comparable(client.all(collection))).isEqualTo(Records.comparable(stand.hub.all(collection)));
    }
}
