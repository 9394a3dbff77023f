package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.it.FaultyNetwork.Passed;

/** A transaction of the hub's application holds a record for longer than a push waits. */
@ParameterizedClass
@EnumSource(Database.class)
class LockedAtTheHubIT {

    private final Stand stand;
    private final String held;
    private final String free = Stand.newId();

    LockedAtTheHubIT(Database database) {
        stand = Stand.on(database);
        held = Stand.newId();
        stand.hub.put("client-wins", held, Map.of("title", "first"));
        stand.edge.sync();
    }

    @Test
    void theRowIsRefusedAloneAndTriedAgainWithBackOff() throws Exception {
        CompletableFuture<Void> open = stand.hub.putAndHold("client-wins", held, Map.of("remark", "slow"), held);
        editBoth();

        JsonNode result = stand.edge.sync();

        assertThat(result.path("outcome").asText()).isEqualTo("PARTIAL");
        assertThat(result.path("errors")).singleElement().satisfies(error -> {
            assertThat(error.path("recordId").asText()).isEqualTo(held);
            assertThat(error.path("code").asText()).isEqualTo("LOCKED");
            assertThat(error.path("retryable").asBoolean()).isTrue();
        });
        assertThat(stand.hub.row("ClientWinsRow", free)).isPresent();
        assertThat(quarantined()).hasSize(1);

        stand.network.heal();
        stand.edge.sync();
        assertThat(pushes()).as("not before its time").isEmpty();

        stand.hub.release(held);
        open.get(30, TimeUnit.SECONDS);
        stand.edge.execute("update sync_change set next_attempt_at = changed_at where record_id = '" + held + "'");
        stand.edge.sync();
        assertAgreed();
    }

    /** It has no way to refuse one row for a time: it refuses the push. */
    @Test
    void aPlainHubAsksForPatienceAndTakesNothing() throws Exception {
        stand.network.hideProfile();
        stand.edge.sync();
        CompletableFuture<Void> open = stand.hub.putAndHold("client-wins", held, Map.of("remark", "slow"), held);
        editBoth();
        List<Boolean> taken = new ArrayList<>();
        stand.network.betweenRequestAndAnswer(FaultyNetwork.PUSHES, () -> {
            taken.add(stand.hub.row("ClientWinsRow", free).isPresent());
            stand.hub.release(held);
        });

        stand.edge.sync();

        open.get(30, TimeUnit.SECONDS);
        assertThat(pushes()).first()
                .satisfies(push -> assertThat(push).returns(503, Passed::status).returns(true, Passed::retryAfter));
        assertThat(taken).containsExactly(false);
        assertAgreed();
        stand.network.heal();
        stand.edge.sync();
    }

    private void editBoth() {
        stand.edge.put("client-wins", held, Map.of("title", "edge"));
        stand.edge.put("client-wins", free, Map.of("title", "edge"));
    }

    private List<Passed> pushes() {
        return stand.network.passed().stream().filter(passed -> FaultyNetwork.PUSHES.test(passed.request())).toList();
    }

    private List<Map<String, String>> quarantined() {
        return stand.edge.query("select * from sync_change where record_id = '" + held
                + "' and state = 'QUARANTINED' and error like 'LOCKED%' and next_attempt_at > changed_at");
    }

    /** What the slow transaction wrote is a conflict, which the edge wins here. */
    private void assertAgreed() {
        for (String id : List.of(held, free)) {
            assertThat(stand.hub.row("ClientWinsRow", id)).get().extracting("title").isEqualTo("edge");
            assertThat(stand.hub.row("ClientWinsRow", id)).isEqualTo(stand.edge.row("ClientWinsRow", id));
            assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
        }
    }
}
