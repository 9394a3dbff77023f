package io.quarkiverse.sync.it.loads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;

/**
 * Two clients push to one record at the same moment, from the same state: an update, a deletion, a recreation. The databases
 * run at READ COMMITTED, as applications do. {@code -Drounds} and {@code -Dseed} ask for other races.
 */
@Tag("invariant-06")
class RaceIT {

    private static final String ROWS = "custom";
    private static final String ID = "contested";

    private static final Map<Database, String> ISOLATION = Map.of(
            Database.H2, "select isolation_level from information_schema.sessions where session_id = session_id()",
            Database.POSTGRESQL, "select current_setting('transaction_isolation') as isolation_level");

    private final CyclicBarrier start = new CyclicBarrier(2);

    @ParameterizedTest
    @EnumSource(Database.class)
    void exactlyOneWins(Database database) {
        Application hub = LoadedHub.on(database);
        assertThat(hub.query(ISOLATION.get(database))).singleElement().extracting(row -> row.get("isolation_level"), STRING)
                .isEqualToIgnoringCase("read committed");
        long seed = Long.getLong("seed", System.nanoTime());
        int rounds = Integer.getInteger("rounds", database == Database.POSTGRESQL ? 2_000 : 500);
        Random random = new Random(seed);
        long begin = System.nanoTime();
        JsonNode master = Pulled.json("null");
        boolean profile = false;
        int[] won = new int[2];
        for (int round = 0; round < rounds; round++) {
            boolean there = !master.isNull() && !master.path("_deleted").booleanValue();
            // Each protocol has a form of its own for a deletion that is assumed.
            profile = there ? random.nextBoolean() : profile;
            // Deletions of both would be the same state, which is no conflict.
            boolean deletes = there && random.nextInt(5) == 0;
            List<ObjectNode> rows = List.of(row(master, "first of round " + round, deletes),
                    row(master, "second of round " + round, false));
            List<Answer> answers = push(hub, rows, profile);
            String told = "seed %d, round %d: %s answered %s".formatted(seed, round, rows, answers);
            assertThat(answers).as(told).extracting(Answer::won).containsExactlyInAnyOrder(true, false);
            int winner = answers.get(0).won() ? 0 : 1;
            won[winner]++;
            master = answers.get(1 - winner).master();
            assertThat(master.path("_deleted").booleanValue()).as(told).isEqualTo(deletes && winner == 0);
            if (!master.path("_deleted").booleanValue()) {
                assertThat(master.path("title")).as(told).isEqualTo(rows.get(winner).path("newDocumentState").path("title"));
            }
            if (round % 50 == 0 || round == rounds - 1) {
                assertThat(hub.row("CustomRow", ID).map(row -> row.get("title"))).as(told).isEqualTo(
                        Optional.of(master).filter(held -> !held.path("_deleted").booleanValue())
                                .map(held -> held.path("title").asText()));
            }
        }
        Figures.tell("race: %s, seed %d, %d rounds in %d s, won %d to %d", database.label(), seed, rounds,
                (System.nanoTime() - begin) / 1_000_000_000, won[0], won[1]);
        assertThat(won).as("what each won: who always wins does not race").doesNotContain(0);
    }

    private static ObjectNode row(JsonNode master, String title, boolean deletes) {
        ObjectNode row = (ObjectNode) Pulled.json("{}");
        if (!master.isNull()) {
            row.set("assumedMasterState", master);
        }
        row.put("changeId", UUID.randomUUID().toString());
        row.putObject("newDocumentState").put("id", ID).put("title", title).put("_deleted", deletes);
        return row;
    }

    /** @param master what the hub holds instead, of the one that lost */
    private record Answer(boolean won, JsonNode master, String body) {
    }

    private List<Answer> push(Application hub, List<ObjectNode> rows, boolean profile) {
        CompletableFuture<Answer> other = CompletableFuture.supplyAsync(() -> push(hub, rows.get(1), profile));
        return List.of(push(hub, rows.get(0), profile), other.join());
    }

    private Answer push(Application hub, ObjectNode row, boolean profile) {
        try {
            start.await();
        } catch (InterruptedException | BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        String path = "/sync/" + ROWS + "/0/push";
        String body = '[' + row.toString() + ']';
        HttpResponse<String> answer = profile ? hub.send("POST", path, body, "Sync-Profile", "1")
                : hub.send("POST", path, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        JsonNode json = Pulled.json(answer.body());
        if (!profile) {
            return new Answer(json.isEmpty(), json.path(0), answer.body());
        }
        JsonNode result = json.path("results").path(0);
        String status = result.path("status").asText();
        assertThat(status).as(answer.body()).isIn("applied", "conflict");
        return new Answer(status.equals("applied"), result.path("master"), answer.body());
    }
}
