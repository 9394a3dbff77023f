package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.server.deployment.app.Product;

/** What a plain RxDB client gets, which takes a short page for the end. */
abstract class PullScenarios extends HubScenarios {

    private final HubClient client = HubClient.plain();

    @Test
    @Tag("invariant-07")
    void rowsThatWereThereBeforeComeByKeyInAnyPageSize() {
        for (int i = 10; i < 30; i++) {
            sql("insert into Product (id, name) values ('p" + i + "', 'n" + i + "')");
        }
        for (int limit : new int[] { 1, 7, 10, 20, 21, 50 }) {
            List<String> ids = new ArrayList<>();
            client.pullAll(Optional.empty(), limit, document -> ids.add(document.get("id").textValue()));
            assertThat(ids).as("in pages of " + limit).hasSize(20).isSorted().doesNotHaveDuplicates();
        }
    }

    @Test
    @Tag("invariant-07")
    void theLastPageOfKeysIsFilledFromTheFeed() {
        insert("b", "1", 1);
        insert("c", "1", 1);
        insert("d", "1", 1);
        JsonNode first = client.pull(Optional.empty(), 2);
        insert("a", "behind the cursor", 1);
        delete("b");

        JsonNode second = client.pull(Optional.of(first.get("checkpoint")), 3);

        assertThat(first.get("documents")).extracting(d -> d.get("id").textValue()).containsExactly("b", "c");
        assertThat(second.get("documents")).extracting(d -> d.get("id").textValue()).containsExactly("d", "a", "b");
        assertThat(second.get("documents").get(2).get("_deleted").booleanValue()).isTrue();
    }

    @Test
    @Tag("invariant-07")
    void nothingNewIsAnEmptyPageWithTheSameCheckpoint() {
        insert("a", "1", 1);
        JsonNode end = client.end();

        JsonNode page = client.pull(Optional.of(end), 5);

        assertThat(page.get("documents")).isEmpty();
        assertThat(page.get("checkpoint")).isEqualTo(end);
    }

    @Test
    @Tag("invariant-07")
    void changesComeOnceAndAsTheyAreNow() {
        insert("a", "1", 1);
        JsonNode end = client.end();
        update("a", "2");
        insert("b", "1", 1);
        update("a", "3");
        insert("c", "1", 1);

        for (boolean folded : new boolean[] { false, true }) {
            Map<String, String> names = new LinkedHashMap<>();
            client.pullAll(Optional.of(end), 2, d -> names.put(d.get("id").textValue(), d.get("name").textValue()));
            assertThat(names).containsOnly(Map.entry("a", "3"), Map.entry("b", "1"), Map.entry("c", "1"));
            folder.fold();
        }
        assertThat(client.pull(Optional.of(end), 5).get("documents")).hasSize(3);
    }

    @Test
    @Tag("invariant-07")
    void aTombstoneHasTheLastImage() {
        insert("a", "last", 7);
        JsonNode end = client.end();
        delete("a");

        for (int round = 0; round < 2; round++) {
            JsonNode document = client.pull(Optional.of(end), 5).get("documents").get(0);
            assertThat(document.get("name").textValue()).isEqualTo("last");
            assertThat(document.get("inventory").intValue()).isEqualTo(7);
            assertThat(document.get("_deleted").booleanValue()).isTrue();
            folder.fold();
        }
    }

    @Test
    @Tag("invariant-07")
    void aDeletionByATransactionThatBeganBeforeTheLastUpdateIsNotLost() {
        insert("a", "1", 1);
        JsonNode end = client.end();
        besideAnOlderTransaction(() -> update("a", "2"), () -> entityManager.remove(entityManager.find(Product.class, "a")));

        for (boolean folded : new boolean[] { false, true }) {
            Map<String, Boolean> deleted = new LinkedHashMap<>();
            client.pullAll(Optional.of(end), 5, d -> deleted.put(d.get("id").textValue(), d.get("_deleted").booleanValue()));
            assertThat(deleted).as("folded: " + folded).containsOnly(Map.entry("a", true), Map.entry("older", false));
            folder.fold();
        }
    }

    /** A fold with a later fence may have taken an entry along that this page should have had. */
    @Test
    @Tag("invariant-07")
    void aPageThatAFoldHasOvertakenDoesNotCallItselfComplete() {
        HubClient profile = HubClient.profile();
        JsonNode end = profile.end();
        insert("a", "1", 1);
        folder.fold();
        assertThat(profile.pull(Optional.of(end), 5).get("fence").longValue()).isPositive();
        sql("update sync_feed set xid = xid + 1000000");

        JsonNode page = profile.pull(Optional.of(end), 5);

        assertThat(page.get("fence").longValue()).isZero();
        assertThat(page.get("documents")).isEmpty();
    }

    @Test
    @Tag("invariant-07")
    void aRowThatIsGoneBeforeItsDeletionIsReadComesWithItsLastImage() {
        JsonNode end = client.end();
        insert("a", "1", 1);
        insert("b", "1", 1);
        delete("a");

        JsonNode first = client.pull(Optional.of(end), 1).get("documents").get(0);

        assertThat(first.get("_deleted").booleanValue()).isTrue();
        assertThat(first.get("name").textValue()).isEqualTo("1");
    }

    @Test
    @Tag("invariant-09")
    void aRowThatTheHubCannotReadIsMissingAndNothingElse() {
        JsonNode start = client.end();
        for (String id : List.of("a", "b", "c", "d")) {
            insert(id, "1", 1);
        }
        sql("update Product set grade = 'excellent' where id in ('b', 'd')");

        for (int limit = 1; limit <= 5; limit++) {
            List<String> ids = new ArrayList<>();
            client.pullAll(Optional.empty(), limit, document -> ids.add(document.get("id").textValue()));
            assertThat(ids).as("in pages of " + limit).startsWith("a", "c").doesNotContain("b", "d");
        }
        assertThat(client.idsSince(start)).containsExactly("a", "c");
    }

    @Test
    @Tag("invariant-07")
    void aFirstPullWhileRowsChangeEndsInAgreement() {
        for (int i = 0; i < 60; i++) {
            insert("p" + i, "start", 0);
        }
        CompletableFuture<Void> writer = CompletableFuture.runAsync(this::write, command -> new Thread(command).start());
        Map<String, String> mine = new HashMap<>();
        Optional<JsonNode> checkpoint = Optional.empty();
        while (!writer.isDone()) {
            JsonNode page = client.pull(checkpoint, 3);
            page.get("documents").forEach(document -> take(mine, document));
            checkpoint = Optional.of(page.get("checkpoint"));
        }
        writer.join();
        client.pullAll(checkpoint, 4, document -> take(mine, document));

        Map<String, String> theirs = new HashMap<>();
        query("select concat(id, '=', name) from Product").forEach(row -> {
            String[] parts = row.toString().split("=");
            theirs.put(parts[0], parts[1]);
        });
        assertThat(mine).isEqualTo(theirs);
    }

    private void write() {
        for (int i = 0; i < 250; i++) {
            String id = "p" + i * 7 % 90;
            if (product(id) == null) {
                insert(id, "new", i);
            } else if (i % 3 == 0) {
                delete(id);
            } else {
                update(id, "edit " + i);
            }
            if (i % 11 == 0) {
                folder.fold();
            }
        }
    }

    private static void take(Map<String, String> mine, JsonNode document) {
        String id = document.get("id").textValue();
        if (document.get("_deleted").booleanValue()) {
            mine.remove(id);
        } else {
            mine.put(id, document.get("name").textValue());
        }
    }

    @Test
    @Tag("invariant-07")
    void nothingIsLostOfAFollowingClient() {
        insert("z", "there before", 1);
        overlap(client.end());
    }

    @Test
    @Tag("invariant-07")
    void nothingIsLostOfAFirstPull() {
        overlap(null);
    }

    private void overlap(JsonNode from) {
        Set<String> seen = new TreeSet<>();
        List<JsonNode> checkpoint = new ArrayList<>();
        besideAnOlderTransaction(() -> {
            insert("younger", "second", 1);
            checkpoint.add(client.pullAll(Optional.ofNullable(from), 1, d -> seen.add(d.get("id").textValue())));
        }, () -> {
        });
        client.pullAll(Optional.of(checkpoint.get(0)), 1, d -> seen.add(d.get("id").textValue()));

        assertThat(seen).contains("older", "younger");
    }
}
