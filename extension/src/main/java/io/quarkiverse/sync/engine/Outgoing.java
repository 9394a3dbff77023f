package io.quarkiverse.sync.engine;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.RecordState.Unknown;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;

/** A change as it goes up: what the hub is assumed to hold, and what it shall hold. */
final class Outgoing {

    private static final int ENVELOPE = 160;

    private final Run run;
    private final CollectionPlan plan;

    Outgoing(Run run, CollectionPlan plan) {
        this.run = run;
        this.plan = plan;
    }

    /**
     * What is sent again keeps its name, so that a hub that remembers names does not take it twice.
     *
     * @param without references that are left out for now
     * @throws CollectionSchema.UnmappableException if the record fits in no document
     */
    Claim claim(Change change, Set<String> without) {
        RecordState assumed = assumed(change);
        RecordState state = without.isEmpty() ? state(change, assumed) : part(change, assumed, without);
        RecordState held = plan.view().held(new RemoteRecord(change.id(), state));
        String hash = plan.view().hash(held);
        List<String> sent = change.sent();
        boolean sentLast = !sent.isEmpty() && sent.get(sent.size() - 1).equals(hash);
        List<String> after = new ArrayList<>(sent);
        if (!sentLast) {
            after.add(hash);
        }
        UUID changeId = sentLast && Transition.named(change) ? change.changeId() : run.newId();
        return new Claim(Transition.claimed(change, changeId, List.copyOf(after)),
                new PushChange(changeId, change.id(), assumed,
                        change.shadow().flatMap(RemoteRecord::version), state),
                change, without.isEmpty() ? Optional.empty() : Optional.of(held));
    }

    /** The record without these references; one that is to be deleted stays until nothing refers to it. */
    private RecordState part(Change change, RecordState assumed, Set<String> without) {
        RecordState whole = change.local() instanceof Present ? state(change, assumed) : assumed;
        ObjectNode json = whole.image().orElseThrow().toJson();
        without.forEach(json::putNull);
        return new Present(Document.owning(json));
    }

    private static RecordState assumed(Change change) {
        return change.base() instanceof Unknown ? new RecordState.Absent()
                : change.shadow().map(RemoteRecord::state).orElse(change.base());
    }

    /** The hub's document with our difference laid over it, so that what cannot be held here survives. */
    private RecordState state(Change change, RecordState assumed) {
        if (!(change.local() instanceof Present local)) {
            return new Deleted(change.local().image().or(assumed::image), Optional.of(change.changedAt()));
        }
        if (!(assumed instanceof Present hub && change.base() instanceof Present base)) {
            return new Present(plan.view().pulled(local.document()));
        }
        Document before = plan.view().pulled(base.document());
        return new Present(hub.document().patch(before, plan.view().pulled(local.document())));
    }

    static long size(PushChange push) {
        return ENVELOPE + bytes(push.assumed()) + bytes(push.state());
    }

    private static long bytes(RecordState state) {
        return state.image().map(image -> image.toString().getBytes(StandardCharsets.UTF_8).length).orElse(0);
    }
}
