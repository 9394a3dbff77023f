package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.quarkiverse.sync.QuarantinedRecord;
import io.quarkiverse.sync.QuarantinedRecord.Direction;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Absent;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.CollectionSchema;
import io.quarkiverse.sync.store.ConflictRecord;
import io.quarkiverse.sync.store.OfflineStore;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.Settlement;

/** Reads what is set aside, a page at a time, each in a transaction of its own. */
final class QuarantineReader {

    private static final int PAGE = 100;

    private final OfflineStore store;

    QuarantineReader(OfflineStore store) {
        this.store = store;
    }

    /** @param last the last id that was looked at; empty: there is no more */
    private record Page(Optional<String> last, List<QuarantinedRecord> records) {

        static Page of(List<String> looked, List<QuarantinedRecord> records) {
            return new Page(looked.stream().reduce((first, second) -> second), records);
        }
    }

    @FunctionalInterface
    private interface Pages {
        Page after(Settlement settlement, String collection, Optional<String> id, int rows);
    }

    void read(int limit, Consumer<QuarantinedRecord> each) {
        int left = limit;
        for (String collection : store.collections().stream().map(CollectionSchema::name).sorted().toList()) {
            left -= read(collection, QuarantineReader::outgoing, left, each);
            left -= read(collection, QuarantineReader::incoming, left, each);
        }
    }

    private int read(String collection, Pages pages, int limit, Consumer<QuarantinedRecord> each) {
        int told = 0;
        Optional<String> after = Optional.empty();
        do {
            Optional<String> from = after;
            int rows = Math.min(PAGE, limit - told);
            Page page = rows <= 0 ? new Page(Optional.empty(), List.of())
                    : store.read(settlement -> pages.after(settlement, collection, from, rows));
            page.records().forEach(each);
            told += page.records().size();
            after = page.last();
        } while (after.isPresent());
        return told;
    }

    private static Page outgoing(Settlement settlement, String collection, Optional<String> after, int rows) {
        List<String> ids = settlement.inState(collection, Change.State.QUARANTINED, after, rows);
        Map<String, Change> changes = settlement.changes(collection, ids);
        Map<String, ConflictRecord> undecided = settlement.undecided(collection, ids);
        List<QuarantinedRecord> records = new ArrayList<>();
        ids.stream().filter(changes::containsKey).forEach(
                id -> records.add(outgoing(collection, changes.get(id), Optional.ofNullable(undecided.get(id)))));
        return Page.of(ids, records);
    }

    private static QuarantinedRecord outgoing(String collection, Change change, Optional<ConflictRecord> undecided) {
        RecordState hub = undecided.map(ConflictRecord::remote).or(change::shadow).map(RemoteRecord::state)
                .orElse(change.base());
        String[] error = change.error().orElse("").split(": ", 2);
        return new QuarantinedRecord(collection, change.id(), Direction.OUTGOING, change.local(), hub, Optional.empty(),
                error[0], error[error.length - 1], Optional.empty(), change.attempts(), change.nextAttemptAt());
    }

    private static Page incoming(Settlement settlement, String collection, Optional<String> after, int rows) {
        List<SetAside> found = settlement.setAside(collection, after, rows);
        List<String> ids = found.stream().map(aside -> aside.record().id()).toList();
        Map<String, RecordState.Present> here = settlement.read(collection, ids);
        return Page.of(ids, found.stream().map(aside -> incoming(collection, aside,
                Optional.<RecordState> ofNullable(here.get(aside.record().id())).orElseGet(Absent::new))).toList());
    }

    private static QuarantinedRecord incoming(String collection, SetAside aside, RecordState local) {
        return new QuarantinedRecord(collection, aside.record().id(), Direction.INCOMING, local, aside.record().state(),
                aside.raw(), aside.reason().name(), aside.message(), aside.blockedBy(), aside.attempts(),
                aside.nextAttemptAt());
    }
}
