package io.quarkiverse.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.adapter.BatchOutcome;
import io.quarkiverse.sync.adapter.Call;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.store.MemoryCollection;
import io.quarkiverse.sync.store.MemoryStore;

/** Store, adapter, options and engine put together by hand, as in an application without Quarkus. */
class WithoutQuarkusTest {

    private final Notebook notebook = new Notebook();
    private final MemoryStore laptop = MemoryStore.of(MemoryCollection.of("notes", "id", Set.of("id", "text")));
    private final MemoryStore phone = MemoryStore.of(MemoryCollection.of("notes", "id", Set.of("id", "text")));

    @Test
    void twoStoresAgreeThroughAnAdapterOfOnesOwn() {
        SyncOptions options = SyncOptions.builder()
                .collection("notes", CollectionOptions.NONE.withResolver(new ClientWinsResolver())).build();
        try (SynchronizationEngine onLaptop = SynchronizationEngine.create("notebook", laptop, notebook, options);
                SynchronizationEngine onPhone = SynchronizationEngine.create("notebook", phone, notebook, options)) {
            laptop.put("notes", note("1", "milk"));
            onLaptop.sync();
            onPhone.sync();
            assertThat(phone.get("notes", "1")).contains(note("1", "milk"));

            laptop.put("notes", note("1", "milk and bread"));
            phone.put("notes", note("1", "milk and eggs"));
            onLaptop.sync();
            SyncResult result = onPhone.sync();
            onLaptop.sync();

            assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
            assertThat(laptop.get("notes", "1")).isEqualTo(phone.get("notes", "1")).contains(note("1", "milk and eggs"));
            assertThat(phone.conflicts()).singleElement().satisfies(conflict -> {
                assertThat(conflict.base()).isEqualTo(RecordState.present(note("1", "milk")));
                assertThat(conflict.resolver()).contains("client-wins");
            });
            assertThat(phone.pending().changes()).isZero();

            phone.delete("notes", "1");
            onPhone.sync();
            onLaptop.sync();
            assertThat(laptop.get("notes", "1")).isEmpty();
        }
    }

    private static Document note(String id, String text) {
        return Document.of(JsonNodeFactory.instance.objectNode().put("id", id).put("text", text));
    }

    /** A hub in a map: the least that an adapter has to do. */
    private static final class Notebook implements NetworkAdapter {

        private final Map<String, RecordState> states = new HashMap<>();
        private final LinkedHashMap<String, Long> written = new LinkedHashMap<>();
        private long writes;

        @Override
        public Fetched fetchChanges(FetchRequest request, Call call) {
            long since = request.since().map(Checkpoint::raw).map(Long::valueOf).orElse(0L);
            List<RemoteRecord> news = written.entrySet().stream().filter(entry -> entry.getValue() > since)
                    .map(entry -> new RemoteRecord(entry.getKey(), states.get(entry.getKey()))).toList();
            return new Fetched.Page(news, List.of(), new Checkpoint(String.valueOf(writes)), true, OptionalLong.empty());
        }

        @Override
        public Pushed sendChange(PushRequest.Single request, Call call) {
            PushChange change = request.change();
            RecordState master = states.getOrDefault(change.id(), new RecordState.Absent());
            PushOutcome outcome;
            if (master.agreesWith(change.assumed())) {
                states.put(change.id(), change.state());
                written.put(change.id(), ++writes);
                outcome = new PushOutcome.Applied(Optional.empty(), false);
            } else {
                outcome = new PushOutcome.Conflicted(new RemoteRecord(change.id(), master), OptionalLong.empty());
            }
            return new Pushed.Answered(BatchOutcome.all(List.of(change), outcome), Optional.empty());
        }

        @Override
        public boolean isOnline(Call call) {
            return true;
        }

        @Override
        public void close() {
        }
    }
}
