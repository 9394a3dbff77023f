package io.quarkiverse.sync.deployment.test.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;

/** Records that the tests write. */
public final class Records {

    private Records() {
    }

    public static Document item(String id, String name, int quantity) {
        return Document.owning(
                JsonNodeFactory.instance.objectNode().put("id", id).put("name", name).put("quantity", quantity));
    }

    public static Document ticket(String id, String name) {
        return Document.owning(JsonNodeFactory.instance.objectNode().put("id", id).put("name", name));
    }

    public static RecordState present(String id, String name, int quantity) {
        return RecordState.present(item(id, name, quantity));
    }

    public static RemoteRecord remote(Document document) {
        return new RemoteRecord(document.get("id").asText(), RecordState.present(document));
    }

    public static RemoteRecord tombstone(String id) {
        return new RemoteRecord(id, RecordState.Deleted.plain());
    }

    /** The change in another state. */
    public static Change in(Change.State state, Change change) {
        return new Change(change.id(), change.changeId(), change.revision(), change.base(), change.local(), change.shadow(),
                change.sent(), state, change.changedAt(), change.restingAsOf(), 3, change.nextAttemptAt(),
                Optional.of("as told"));
    }

    /** The change with everything else that can be saved. */
    public static Change with(Change change, List<String> sent, RecordState base, Optional<Instant> nextAttemptAt) {
        return new Change(change.id(), change.changeId(), change.revision(), base, change.local(), change.shadow(), sent,
                change.state(), change.changedAt(), OptionalLong.of(77), 2, nextAttemptAt, change.error());
    }
}
