package io.quarkiverse.sync.engine;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.Progress;
import io.quarkiverse.sync.store.Progress.Shape;

/**
 * Fields that records can hold since an upgrade of the application. What a dirty record holds in them was never agreed: where
 * nobody has edited it, it becomes what the hub holds, in record and base.
 */
final class LearnedFields {

    private final CollectionPlan plan;
    private final Set<String> fields;
    private final boolean pulling;

    private LearnedFields(CollectionPlan plan, Set<String> fields, boolean pulling) {
        this.plan = plan;
        this.fields = fields;
        this.pulling = pulling;
    }

    /** None, unless everything is being pulled anew. */
    static LearnedFields of(CollectionPlan plan, Progress progress) {
        return new LearnedFields(plan, progress.shape().map(Shape::learned).orElse(Set.of()), progress.resync().isPresent());
    }

    /** Documents as they were compared before the upgrade. */
    DocumentView before() {
        return plan.view().ignoring(fields);
    }

    /**
     * A dirty record that the hub has told of.
     *
     * @param change with base and record as they are once nothing in these fields differs that nobody has edited
     * @param completes whether the record is another than before
     * @param held what the hub holds, where it says nothing of a field as the record holds it
     * @param sentView how to find what was sent before the upgrade. Not where the hub holds something else than what was
     *        edited here since: that has to be decided
     */
    record Met(RemoteRecord record, Change change, boolean completes, RecordState held, DocumentView sentView) {
    }

    Met met(Change change, RemoteRecord record, RecordState held) {
        if (!pulling || !(held instanceof Present hub)) {
            return new Met(record, change, false, held, before());
        }
        Optional<ObjectNode> base = present(change.base()).map(known -> known.only(plan.schema().fields()).toJson());
        Optional<ObjectNode> local = present(change.local()).map(Document::toJson);
        ObjectNode there = hub.document().toJson();
        boolean contested = false;
        for (String field : fields) {
            JsonNode agreed = value(base, field);
            if (local.isPresent() && !Document.same(value(local, field), agreed)
                    && !Document.same(value(local, field), there.path(field))) {
                contested |= !Document.same(agreed, there.path(field));
            } else if (there.has(field)) {
                base.ifPresent(json -> json.set(field, there.get(field)));
                local.ifPresent(json -> json.set(field, there.get(field)));
            } else if (base.isPresent() && base.get().has(field)) {
                there.set(field, base.get().get(field));
            }
        }
        RecordState completed = state(local).orElse(change.local());
        return new Met(record, Transition.completed(change, state(base).orElse(change.base()), completed),
                !completed.equals(change.local()), state(Optional.of(there)).orElseThrow(), contested ? plan.view() : before());
    }

    private static JsonNode value(Optional<ObjectNode> json, String field) {
        return json.map(known -> known.path(field)).orElseGet(MissingNode::getInstance);
    }

    private static Optional<Document> present(RecordState state) {
        return state instanceof Present present ? Optional.of(present.document()) : Optional.empty();
    }

    private static Optional<RecordState> state(Optional<ObjectNode> json) {
        return json.map(known -> RecordState.present(Document.owning(known)));
    }
}
