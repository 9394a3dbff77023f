package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("invariant-07")
class FeedIT {

    /** T1 inserts, T2 inserts and commits, pull, T1 commits, pull: a cursor past T2 must not have passed T1. */
    @Test
    void aTransactionThatCommitsLateIsNotSkippedOnPostgresql() throws Exception {
        Stand stand = Stand.on(Database.POSTGRESQL);
        stand.edge.sync();
        String late = Stand.newId();
        String early = Stand.newId();
        CompletableFuture<Void> open = stand.hub.putAndHold("server-wins", late, Map.of("title", "commits last"), late);
        stand.hub.put("server-wins", early, Map.of("title", "commits first"));
        stand.edge.sync();
        assertThat(stand.edge.row("ServerWinsRow", late)).isEmpty();
        stand.hub.release(late);
        open.get(30, TimeUnit.SECONDS);

        stand.edge.sync();

        assertThat(stand.edge.row("ServerWinsRow", early)).isPresent();
        assertThat(stand.edge.row("ServerWinsRow", late)).isPresent();
    }
}
