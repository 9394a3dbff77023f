package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A local edit that commits while a page with the same record is applied is neither overwritten nor forgotten. */
@Tag("invariant-17")
@ParameterizedClass
@EnumSource(Database.class)
class EditDuringPageIT {

    private final Stand stand;

    EditDuringPageIT(Database database) {
        stand = Stand.on(database);
    }

    /** The run has pushed and has its page before the edit commits: only what is folded under the row's lock can tell of it. */
    @Test
    void anEditThatCommitsWhenThePageIsThereSurvives() throws Exception {
        String id = Stand.newId();
        stand.hub.put("merge-fields", id, Map.of("title", "first", "remark", "first"));
        stand.edge.sync();
        CompletableFuture<Void> edit = stand.edge.putAndHold("merge-fields", id, Map.of("title", "edited here"), id);
        stand.hub.put("merge-fields", id, Map.of("remark", "changed there"));
        CompletableFuture<Void> fetched = new CompletableFuture<>();
        stand.network.alterAnswersOf(request -> request.startsWith("GET"), page -> {
            if (page.contains(id)) {
                fetched.complete(null);
            }
            return page;
        });

        CompletableFuture<?> sync = CompletableFuture.supplyAsync(stand.edge::sync);
        fetched.get(30, TimeUnit.SECONDS);
        stand.edge.release(id);
        edit.get(30, TimeUnit.SECONDS);
        sync.get(60, TimeUnit.SECONDS);
        stand.network.heal();
        stand.edge.sync();

        assertThat(stand.edge.row("MergeFieldsRow", id)).get().extracting("title", "remark")
                .containsExactly("edited here", "changed there");
        assertThat(stand.hub.row("MergeFieldsRow", id)).isEqualTo(stand.edge.row("MergeFieldsRow", id));
        assertThat(stand.edge.query("select resolver from sync_conflict where record_id = '" + id + "'")).hasSize(1);
    }
}
