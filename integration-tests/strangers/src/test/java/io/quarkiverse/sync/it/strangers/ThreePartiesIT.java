package io.quarkiverse.sync.it.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.quarkiverse.sync.it.AppProcess;
import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.Patience;
import io.quarkiverse.sync.it.Stand;

/**
 * An RxDB client, our hub on PostgreSQL and our edge on H2 edit apart, answers are lost, and in the end all three hold the
 * same. {@code -Drounds} and {@code -Dseed} ask for other histories.
 */
class ThreePartiesIT implements Met {

    private static final String ROWS = "server-wins";

    private static HubStand stand;
    private static AppProcess edgeProcess;
    private static Application edge;

    private final List<String> history = new ArrayList<>();
    private Peer client;
    private String peer;

    @BeforeAll
    static void start() {
        stand = new HubStand(Database.POSTGRESQL);
        Map<String, String> config = new HashMap<>(Database.H2.fresh("edge"));
        config.put("quarkus.sync.remote.url", stand.address());
        config.put("quarkus.sync.remote.backoff", "10ms");
        config.put("quarkus.sync.remote.circuit-breaker.request-volume", "1000");
        edgeProcess = AppProcess.start("edge-of-three", Stand.jar("edge", Database.H2), config);
        edge = new Application(edgeProcess.address());
    }

    @AfterAll
    static void stop() {
        edgeProcess.close();
        stand.close();
    }

    @Override
    public String peer() {
        return Met.client(peer);
    }

    @Override
    public String ours() {
        return "hub on %s and edge on %s".formatted(Database.POSTGRESQL.label(), Database.H2.label());
    }

    @AfterEach
    void stopClient() {
        client.close();
    }

    @ParameterizedTest(name = "50 random rounds of edits apart")
    @CsvSource({ "peer15, 1", "peer17, 2" })
    void agree(String peer, long defaultSeed) {
        this.peer = peer;
        client = Peer.client(peer, stand);
        long seed = Long.getLong("seed", defaultSeed);
        try {
            int before = conflicts();
            rounds(new Random(seed), Integer.getInteger("rounds", 50));
            settle();
            assertThat(edge.query("select * from sync_change")).isEmpty();
            assertThat(edge.query("select * from sync_quarantine")).isEmpty();
            assertThat(records(edge)).isEqualTo(records(stand.hub));
            assertThat(records(client.control())).isEqualTo(records(stand.hub));
            assertThat(conflicts()).as("conflicts, without which these rounds show little").isGreaterThan(before);
        } catch (AssertionError | RuntimeException e) {
            throw new AssertionError("seed %d with %s:%n%s".formatted(seed, peer, String.join("\n", history)), e);
        }
    }

    private void rounds(Random random, int rounds) {
        Editor atTheEdge = new Editor("edge", edge, random, history);
        Editor atTheHub = new Editor("hub", stand.hub, random, history);
        Editor atTheClient = new Editor("client", client.control(), random, history);
        for (int round = 0; round < rounds; round++) {
            for (Editor editor : List.of(atTheEdge, atTheHub, atTheClient)) {
                editor.edit(random.nextInt(5));
            }
            switch (random.nextInt(6)) {
                case 0 -> syncEdge(random);
                case 1 -> syncClient(random);
                case 2, 3 -> {
                    syncEdge(random);
                    syncClient(random);
                }
                case 4 -> {
                    syncClient(random);
                    syncEdge(random);
                }
                default -> history.add("nobody syncs");
            }
        }
    }

    /** What one party sends reaches the other with its next sync, and what is behind the hub's fence with a later one. */
    private void settle() {
        stand.network.heal();
        Patience patience = new Patience();
        do {
            edge.sync();
            client.sync(ROWS);
        } while (patience.waits(Patience.differing(records(edge), records(stand.hub))
                + Patience.differing(records(client.control()), records(stand.hub))
                + edge.query("select * from sync_change").size()));
    }

    private static SortedMap<String, Map<String, Object>> records(Application party) {
        return Records.comparable(party.all(ROWS));
    }

    private static int conflicts() {
        return edge.query("select * from sync_conflict").size();
    }

    /** Every answer to a push is lost in one run of five. */
    private void syncEdge(Random random) {
        stand.network.heal();
        boolean lose = random.nextInt(5) == 0;
        stand.network.loseAnswersOf(request -> lose && request.startsWith("POST"));
        history.add("edge syncs" + (lose ? ", answers are lost" : ""));
        edge.trySync();
    }

    /** The first answer to a push is lost in one run of five: a client does not end before it has one. */
    private void syncClient(Random random) {
        stand.network.heal();
        boolean lose = random.nextInt(5) == 0;
        boolean[] lost = { false };
        stand.network.loseAnswersOf(request -> {
            boolean now = lose && !lost[0] && request.startsWith("POST");
            lost[0] |= now;
            return now;
        });
        history.add("client syncs" + (lose ? ", an answer is lost" : ""));
        client.sync(ROWS);
    }
}
