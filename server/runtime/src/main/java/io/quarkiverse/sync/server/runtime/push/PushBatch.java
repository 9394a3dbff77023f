package io.quarkiverse.sync.server.runtime.push;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

import org.hibernate.StatelessSession;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.Applied;
import io.quarkiverse.sync.server.runtime.HubError;
import io.quarkiverse.sync.server.runtime.feed.HubConnection;
import io.quarkiverse.sync.server.runtime.feed.HubFeed;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.Settlement.Refusal;

/**
 * One push in its transaction: lock, look, decide, write. Every row ends with an answer; the answers count once the
 * transaction has committed.
 */
final class PushBatch {

    private final PushRequest request;
    private final HubFeed feed;
    private final StatelessSession session;
    private final HubConnection connection;
    private final RowValidation validation;
    private final CompareAndSet compareAndSet;
    private final RowDocument documents;
    private final Masters masters;

    private final Map<PushRow, RowAnswer> answers = new HashMap<>();
    private final Map<PushRow, RecordState> writes = new LinkedHashMap<>();
    private final List<CapturedChange> buried = new ArrayList<>();
    private Map<String, RecordState> held = Map.of();
    private Set<String> untold = Set.of();
    private OptionalLong asOf = OptionalLong.empty();

    PushBatch(PushRequest request, HubFeed feed, StatelessSession session, HubConnection connection, RowValidation validation) {
        this.request = request;
        this.feed = feed;
        this.session = session;
        this.connection = connection;
        this.validation = validation;
        this.compareAndSet = new CompareAndSet(request.collection()::holdable, request.serverManaged(), request.older(),
                request.profile());
        this.documents = new RowDocument(request.collection(), request.serverManaged());
        this.masters = new Masters(request.collection().idField(), request.profile());
    }

    Map<PushRow, RowAnswer> run(PushRows rows) throws SQLException {
        for (Map.Entry<PushRow, String> misfit : rows.misfits().entrySet()) {
            refuse(misfit.getKey(), new RowAnswer.Refused("UNMAPPABLE", misfit.getValue(), false));
        }
        HeldRecords records = HeldRecords.lock(request, session, connection, rows.byId().keySet());
        held = records.states();
        untold = records.untold();
        asOf = OptionalLong.of(feed.state(connection).last());
        AppliedChanges applied = new AppliedChanges(connection, request.collection().name());
        Set<PushRow> duplicates = applied.known(rows.byId().values());
        for (PushRow row : rows.byId().values()) {
            if (records.busy().contains(row.id())) {
                refuse(row,
                        new RowAnswer.Refused("LOCKED", "The record is in use at the hub; the same change may be taken later",
                                true));
            } else if (duplicates.contains(row)) {
                answers.put(row, new RowAnswer.Duplicate(masters.since(row, held.get(row.id()))));
            } else {
                decide(row);
            }
        }
        write();
        applied.remember(rows.byId().values().stream()
                .filter(row -> answers.get(row) instanceof RowAnswer.Applied).toList());
        return answers;
    }

    /** Instead of {@link #run}, for rows that no transaction can take. */
    Map<PushRow, RowAnswer> refuse(List<PushRow> rows, RowAnswer.Refused why) throws SQLException {
        held = new HashMap<>();
        try {
            request.collection().table().read(session, rows.stream().map(PushRow::id).toList())
                    .forEach((id, row) -> held.put(id, RecordState.present(row)));
        } catch (RuntimeException e) {
            // A converter that fails on what the hub holds: to the client there is nothing.
            held.clear();
        }
        for (PushRow row : rows) {
            refuse(row, why);
        }
        return answers;
    }

    /** Records that the hub never had and that are to be told as deleted. */
    List<CapturedChange> buried() {
        return buried;
    }

    private void decide(PushRow row) throws SQLException {
        RecordState state = held.get(row.id());
        switch (compareAndSet.decide(state, row)) {
            case CONFLICT -> conflict(row);
            case AGREED -> {
                if (untold.contains(row.id())) {
                    bury(row);
                }
                answers.put(row, new RowAnswer.Applied(Optional.empty()));
            }
            case BURY -> {
                bury(row);
                answers.put(row, new RowAnswer.Applied(Optional.empty()));
            }
            case WRITE -> accept(row, state);
        }
    }

    private void bury(PushRow row) {
        buried.add(new CapturedChange(request.collection().name(), row.id(), CapturedChange.Operation.DELETE,
                new RecordState.Unknown()));
    }

    private void accept(PushRow row, RecordState state) throws SQLException {
        if (row.deletes()) {
            writes.put(row, new RecordState.Deleted(state.image(), Optional.empty()));
            return;
        }
        try {
            Document written = documents.written(row, state);
            Optional<RowAnswer.Refused> refused = validation.refuse(request.collection(), documents.whole(written, state),
                    (SharedSessionContractImplementor) session);
            if (refused.isPresent()) {
                refuse(row, refused.get());
            } else {
                writes.put(row, RecordState.present(written));
            }
        } catch (UnmappableException e) {
            refuse(row, new RowAnswer.Refused("UNMAPPABLE", e.getMessage(), false));
        }
    }

    private void write() throws SQLException {
        List<RemoteRecord> records = new ArrayList<>();
        writes.forEach((row, state) -> records.add(new RemoteRecord(row.id(), state)));
        Set<String> locked = held.keySet().stream().filter(id -> !held.get(id).gone()).collect(Collectors.toSet());
        Applied applied = request.collection().table().apply(session, records, Set.of(), locked);
        Map<String, Refusal> refusals = applied.refused();
        outrun(refusals.keySet());
        Map<String, Document> stored = request.profile() ? stored(applied) : Map.of();
        for (PushRow row : writes.keySet()) {
            Refusal refusal = refusals.get(row.id());
            if (refusal == null) {
                answers.put(row, new RowAnswer.Applied(masters.stored(row, Optional.ofNullable(stored.get(row.id())))));
            } else if (held.get(row.id()) instanceof RecordState.Present && !updates(row)) {
                conflict(row);
            } else {
                refuse(row, new RowAnswer.Refused(refusal.reason().name(), refusal.message(), refusal.heals()));
            }
        }
    }

    private boolean updates(PushRow row) {
        return row.assumed().filter(RecordState.Present.class::isInstance).isPresent();
    }

    /** Nothing can be locked where there is no row: of two that insert one id, the later finds the earlier's row here. */
    private void outrun(Set<String> refused) throws SQLException {
        List<String> inserts = refused.stream().filter(id -> held.get(id).gone()).toList();
        if (!inserts.isEmpty()) {
            held.putAll(HeldRecords.lock(request, session, connection, inserts).states());
            asOf = OptionalLong.of(feed.state(connection).last());
        }
    }

    private Map<String, Document> stored(Applied applied) {
        Map<String, Document> stored = new HashMap<>(applied.documents());
        List<String> others = writes.keySet().stream().filter(row -> !row.deletes()).map(PushRow::id)
                .filter(id -> !applied.refused().containsKey(id) && !stored.containsKey(id)).toList();
        if (!others.isEmpty()) {
            stored.putAll(request.collection().table().read(session, others));
        }
        return stored;
    }

    private void conflict(PushRow row) {
        answers.put(row, new RowAnswer.Conflict(masters.of(held.get(row.id()), row), asOf));
    }

    private void refuse(PushRow row, RowAnswer.Refused why) throws SQLException {
        if (why.reason().equals(SetAside.Reason.LOCKED.name()) && !request.profile()) {
            // There is no row-wise answer for this in plain RxDB: called a conflict, the client would drop its change.
            throw HubError.busy("Record " + row.id() + " is in use; send the same push again");
        }
        new Rejections(connection, request.collection().name()).keep(row, why);
        answers.put(row, new RowAnswer.Rejected(masters.instead(held.get(row.id()), row), why));
    }
}
