package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("invariant-05")
@ParameterizedClass
@EnumSource(Database.class)
class LostAnswerIT {

    private final Stand stand;

    LostAnswerIT(Database database) {
        stand = Stand.on(database);
    }

    @Test
    void anAnswerLostThenAFurtherEditIsNoConflict() {
        String id = Stand.newId();
        stand.edge.put("server-wins", id, Map.of("title", "sent, and the answer is lost"));
        stand.network.loseAnswersOf(FaultyNetwork.PUSHES);
        stand.edge.trySync();
        assertThat(stand.hub.row("ServerWinsRow", id)).isPresent();
        stand.edge.put("server-wins", id, Map.of("title", "edited again"));
        stand.network.heal();

        stand.edge.sync();

        assertThat(stand.hub.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("edited again");
        assertThat(stand.edge.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("edited again");
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
    }

    @Test
    void anEditWhileTheAnswerIsOnItsWayIsSentNext() {
        String id = Stand.newId();
        stand.edge.put("server-wins", id, Map.of("title", "first"));
        stand.network.betweenRequestAndAnswer(FaultyNetwork.PUSHES,
                () -> stand.edge.put("server-wins", id, Map.of("title", "edited meanwhile")));

        stand.edge.sync();
        stand.edge.sync();

        assertThat(stand.hub.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("edited meanwhile");
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
    }

    /** Goes up after the pull, because its base is unknown: so it is the next run's pull that brings it back. */
    @Test
    void whatWasSentAndComesBackByAPullIsNoConflict() {
        String id = Stand.newId();
        stand.edge.put("server-wins", id, Map.of("title", "first"));
        stand.edge.sync();
        stand.edge.bulkUpdate("server-wins", id, "title", "sent, and the answer is lost");
        stand.network.loseAnswersOf(FaultyNetwork.PUSHES);
        stand.edge.trySync();
        stand.network.heal();
        stand.edge.put("server-wins", id, Map.of("title", "edited again"));

        stand.edge.sync();

        assertThat(stand.hub.row("ServerWinsRow", id)).get().extracting("title").isEqualTo("edited again");
        assertThat(stand.edge.query("select * from sync_conflict where record_id = '" + id + "'")).isEmpty();
        assertThat(stand.edge.query("select * from sync_change where record_id = '" + id + "'")).isEmpty();
    }
}
