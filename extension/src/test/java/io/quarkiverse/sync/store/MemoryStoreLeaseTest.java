package io.quarkiverse.sync.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;

class MemoryStoreLeaseTest {

    private final MemoryStore store = MemoryStore.of(MemoryCollection.of("notes", "id", Set.of("id")));

    @Test
    @Tag("invariant-12")
    void whatIsSettledUnderALeaseThatWasTakenOverIsNotKept() {
        OfflineStore.Lease old = store.lease("first", Duration.ZERO).orElseThrow();
        store.lease("second", Duration.ofMinutes(1)).orElseThrow();
        RemoteRecord record = new RemoteRecord("1",
                RecordState.present(Document.of(JsonNodeFactory.instance.objectNode().put("id", "1"))));

        assertThatThrownBy(() -> store.settle(old, settlement -> {
            settlement.lock("notes", List.of("1"));
            return settlement.apply("notes", List.of(record), Set.of());
        })).isInstanceOf(OfflineStore.LeaseLostException.class);

        assertThat(store.get("notes", "1")).isEmpty();
        assertThat(store.renew(old, Duration.ofMinutes(1))).isFalse();
    }
}
