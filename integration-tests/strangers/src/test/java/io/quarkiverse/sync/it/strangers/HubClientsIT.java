package io.quarkiverse.sync.it.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.Patience;
import io.quarkiverse.sync.it.Stand;

/** Clients that we did not write and our hub. */
@ParameterizedClass
@CsvSource({ "peer15, H2", "peer17, POSTGRESQL" })
class HubClientsIT implements Met {

    private static final int MANY = 10_000;
    private static final int LONGEST_REQUEST_NANOS = 40_000_000;
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
    @DisplayName("10,000 documents pulled, 10,000 pushed")
    void many() {
        stand.hub.putAll("things", Records.rows("hub", 0, MANY));
        client.putAll("things", Records.rows("client", 0, MANY));

        syncUntilAgreed("things");

        assertThat(client.all("things").size()).isEqualTo(2 * MANY);
    }

    @Test
    @DisplayName("hub restart in the middle")
    void hubRestart() {
        SecondOfEach second = new SecondOfEach();
        stand.network.heal();
        stand.network.loseAnswersOf(request -> {
            boolean now = second.test(request);
            if (now) {
                stand.restart();
            }
            return now;
        });

        exchange("client-wins", second);
    }

    @Test
    @DisplayName("hub killed in the middle")
    void hubKilled() {
        SecondOfEach second = new SecondOfEach();
        Random moments = new Random();
        stand.network.heal();
        stand.network.beside(second, () -> {
            LockSupport.parkNanos(moments.nextInt(LONGEST_REQUEST_NANOS));
            stand.kill();
        });

        exchange("timestamp", second);
    }

    /** Tells of the second pull and of the second push. */
    private record SecondOfEach(AtomicInteger pulls, AtomicInteger pushes) implements Predicate<String> {

        SecondOfEach() {
            this(new AtomicInteger(), new AtomicInteger());
        }

        @Override
        public boolean test(String request) {
            return (request.startsWith("GET") ? pulls : pushes).incrementAndGet() == 2;
        }
    }

    /** Several pages and several batches. */
    private void exchange(String collection, SecondOfEach disturbed) {
        stand.hub.putAll(collection, Records.rows("hub", 0, 3000));
        client.putAll(collection, Records.rows("client", 0, 3000));

        syncUntilAgreed(collection);

        assertThat(client.all(collection)).hasSize(6000);
        assertThat(List.of(disturbed.pulls.get(), disturbed.pushes.get())).as("pulls and pushes")
                .allSatisfy(requests -> assertThat(requests).isGreaterThan(2));
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

        syncUntilAgreed(ROWS);

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

        syncUntilAgreed(ROWS);

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
        syncUntilAgreed(ROWS);
        client.put(ROWS, deletedHere, Map.of("title", "again"));
        client.put(ROWS, deletedThere, Map.of("title", "again"));

        syncUntilAgreed(ROWS);

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

        syncUntilAgreed(ROWS);

        assertThat(stand.hub.row("ServerWinsRow", good)).isPresent();
        assertThat(client.record(ROWS, inserted)).isEmpty();
        assertThat(client.record(ROWS, updated)).get().extracting("title").isEqualTo("first");
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

        syncUntilAgreed(ROWS);

        assertThat(stand.hub.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("edited again");
        assertThat(stand.hub.row("ServerWinsRow", inserted)).get().extracting("title").isEqualTo("edited again");
    }

    private String agreed() {
        String id = Stand.newId();
        client.put(ROWS, id, Map.of("title", "first", "rating", 1));
        syncUntilAgreed(ROWS);
        return id;
    }

    /** Housekeeping of the database may hold the fence for a moment: what is behind it comes with the next sync. */
    private static void syncUntilAgreed(String collection) {
        Patience patience = new Patience();
        SortedMap<String, Map<String, Object>> here;
        SortedMap<String, Map<String, Object>> there;
        do {
            client.sync(collection);
            here = Records.comparable(client.all(collection));
            there = Records.comparable(stand.hub.all(collection));
        } while (patience.waits(Patience.differing(here, there)));
        assertThat(here).isEqualTo(there);
    }
}
