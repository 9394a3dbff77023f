package io.quarkiverse.sync.engine;

import java.util.Optional;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.SetAside;

/**
 * What the hub holds of a dirty record, as far as it is known here.
 *
 * @param hub to the letter
 * @param here what the record becomes when it is given up
 */
record KnownState(RemoteRecord hub, RemoteRecord here) {

    /** The newest first: what is set aside came after the conflict, a conflict after the base. */
    static Optional<KnownState> of(CollectionPlan plan, Change change, Optional<ConflictRecord> undecided,
            Optional<SetAside> aside) {
        Optional<RemoteRecord> newer = aside.map(SetAside::record).filter(record -> !(record.state() instanceof Unknown))
                .or(() -> undecided.map(ConflictRecord::remote));
        if (newer.isPresent() || change.base() instanceof Unknown) {
            return newer.or(change::shadow).map(hub -> new KnownState(hub, plan.view().pulled(hub)));
        }
        RemoteRecord base = new RemoteRecord(change.id(), change.base());
        return Optional.of(new KnownState(change.shadow().orElse(base),
                new RemoteRecord(change.id(), agreed(plan.schema(), change))));
    }

    /** A field that was empty when both sides agreed has to be emptied: one that is absent would be left alone. */
    private static RecordState agreed(CollectionSchema schema, Change change) {
        if (!(change.base() instanceof Present base && change.local() instanceof Present local)) {
            return change.base();
        }
        ObjectNode whole = base.document().toJson();
        schema.fields().stream().filter(field -> !whole.has(field) && local.document().fields().contains(field))
                .forEach(whole::putNull);
        return RecordState.present(Document.owning(whole));
    }
}
