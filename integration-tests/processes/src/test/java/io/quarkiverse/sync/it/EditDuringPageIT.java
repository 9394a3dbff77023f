package io.quarkiverse.sync.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

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

    @Test
    void aLocalEditDuringAPageSurvives() throws Exception {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            ids.add(Stand.newId());
            stand.hub.put("client-wins", ids.get(i), Map.of("title", "v0"));
        }
        stand.edge.sync();
        AtomicBoolean done = new AtomicBoolean();
        CompletableFuture<Void> syncing = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                stand.edge.sync();
            }
        });
        for (int round = 1; round <= 15; round++) {
            for (String id : ids) {
                stand.hub.put("client-wins", id, Map.of("rating", round));
                stand.edge.put("client-wins", id, Map.of("title", "v" + round));
            }
        }
        done.set(true);
        syncing.get(60, TimeUnit.SECONDS);

        stand.edge.sync();
        stand.edge.sync();

        for (String id : ids) {
            assertThat(stand.edge.row("ClientWinsRow", id)).get().extracting("title").isEqualTo("v15");
            assertThat(stand.edge.row("ClientWinsRow", id)).isEqualTo(stand.hub.row("ClientWinsRow", id));
        }
    }
}
