package io.quarkiverse.sync.deployment.test.store;

import static io.quarkiverse.sync.deployment.test.store.Records.item;
import static io.quarkiverse.sync.deployment.test.store.Records.present;
import static io.quarkiverse.sync.deployment.test.store.Records.remote;
import static io.quarkiverse.sync.deployment.test.store.Records.tombstone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatObject;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.store.SetAside;
import io.quarkus.test.QuarkusUnitTest;

class PostgresStoreTest extends RaceContract {

    @RegisterExtension
    static final QuarkusUnitTest APP = StoreApp.onPostgres();

    /** H2 lets the parent go, whoever deletes it, and keeps a child without one. */
    @Test
    @Tag("invariant-09")
    void aParentOfWhatTheApplicationInsertsIsSetAsideAndThePageGoesOn() {
        List.of("a", "b", "d").forEach(id -> agree(item(id, "agreed", 1)));

        Map<String, SetAside.Reason> refused = applyWhile(this::childOfA, tombstone("a"), tombstone("d"),
                remote(item("b", "newer", 2)));

        assertThat(refused).isEqualTo(Map.of("a", SetAside.Reason.LOCKED));
        assertThatObject(settle(settlement -> settlement.read(ITEMS, List.of("a", "b", "d"))))
                .isEqualTo(Map.of("a", present("a", "agreed", 1), "b", present("b", "newer", 2)));
    }

    private void childOfA() {
        Ticket child = new Ticket();
        child.item = em.getReference(Item.class, "a");
        em.persist(child);
    }
}
