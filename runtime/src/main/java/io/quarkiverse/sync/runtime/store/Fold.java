package io.quarkiverse.sync.runtime.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
import io.quarkiverse.sync.store.Change;

/**
 * Turns captures into changes, for every remote that they are for. The captures of a record are folded in the order of their
 * numbers, because the first old state becomes the base: a fold never goes past a capture that another fold has locked.
 */
final class Fold {

    /** How many packs are in memory at once. */
    private static final int CHUNK = 20;

    private static final String NUMBERS = "select capture_number from sync_capture order by capture_number";

    private final Jdbc jdbc;
    private final Destinations destinations;
    private final Listener listener;

    /** Hears of the changes that a fold is about to write. */
    @FunctionalInterface
    interface Listener {
        void folding(String remote, String collection, Set<String> ids);
    }

    private record Target(String remote, String collection) implements Comparable<Target> {
        @Override
        public int compareTo(Target other) {
            int byRemote = remote.compareTo(other.remote);
            return byRemote != 0 ? byRemote : collection.compareTo(other.collection);
        }
    }

    private record Edit(CapturedChange captured, Instant at) {
    }

    Fold(Jdbc jdbc, Destinations destinations, Listener listener) {
        this.jdbc = jdbc;
        this.destinations = destinations;
        this.listener = listener;
    }

    /** Folds every visible capture, waiting for those that another fold has locked. */
    void all() {
        fold(numbers(NUMBERS + " for update"));
    }

    /** Folds the oldest captures, up to one that another fold has locked. */
    int oldest(int packs) {
        List<Long> locked = numbers(NUMBERS + " fetch first ? rows only for update skip locked", packs);
        List<Long> visible = numbers(NUMBERS + " fetch first ? rows only", locked.size());
        int same = 0;
        while (same < visible.size() && visible.get(same).equals(locked.get(same))) {
            same++;
        }
        fold(locked.subList(0, same));
        return same;
    }

    private List<Long> numbers(String sql, Object... values) {
        return jdbc.query(sql, row -> row.getLong(1), values);
    }

    private void fold(List<Long> numbers) {
        for (int from = 0; from < numbers.size(); from += CHUNK) {
            List<Long> chunk = numbers.subList(from, Math.min(from + CHUNK, numbers.size()));
            edits(chunk).forEach(this::write);
            jdbc.batch("delete from sync_capture where capture_number = ?", chunk, number -> new Object[] { number });
        }
    }

    private Map<Target, Map<String, List<Edit>>> edits(List<Long> numbers) {
        Map<Target, Map<String, List<Edit>>> edits = new TreeMap<>();
        for (CapturePack pack : packs(numbers)) {
            for (CapturedChange captured : pack.entries()) {
                for (String remote : destinations.of(captured.collection(), pack.origin())) {
                    edits.computeIfAbsent(new Target(remote, captured.collection()), target -> new TreeMap<>())
                            .computeIfAbsent(captured.id(), id -> new ArrayList<>(1))
                            .add(new Edit(captured, pack.capturedAt()));
                }
            }
        }
        return edits;
    }

    private List<CapturePack> packs(List<Long> numbers) {
        Set<Long> locked = new HashSet<>(numbers);
        List<CapturePack> packs = jdbc.query("""
                select capture_number, captured_at, origin, entries, entries_outside from sync_capture
                where capture_number between ? and ? order by capture_number""",
                row -> new CapturePack(row.getLong("capture_number"), Micros.time(row, "captured_at"),
                        Optional.ofNullable(row.getString("origin")), CapturePack.entries(LongText.read(row, "entries"))),
                numbers.get(0), numbers.get(numbers.size() - 1));
        // One with a number in between may have been committed since the others were locked.
        return packs.stream().filter(pack -> locked.contains(pack.number())).toList();
    }

    private void write(Target target, Map<String, List<Edit>> edits) {
        listener.folding(target.remote(), target.collection(), edits.keySet());
        ChangeRows rows = new ChangeRows(jdbc, target.remote());
        Map<String, ChangeRow> known = rows.lock(target.collection(), edits.keySet());
        List<ChangeRow> opened = new ArrayList<>();
        List<ChangeRow> edited = new ArrayList<>();
        edits.forEach((id, all) -> {
            ChangeRow before = known.get(id);
            (before == null ? opened : edited).add(ChangeRow.of(folded(before, all)));
        });
        rows.insert(target.collection(), opened);
        rows.update(target.collection(), edited);
    }

    private static Change folded(ChangeRow before, List<Edit> edits) {
        Change change = before == null ? null : before.change();
        for (Edit edit : edits) {
            CapturedChange captured = edit.captured();
            RecordState now = captured.operation() == CapturedChange.Operation.DELETE ? RecordState.Deleted.plain()
                    : new RecordState.Unknown();
            change = change == null ? Change.opened(captured.id(), captured.old(), now, Optional.empty(), edit.at())
                    : change.edited(now, edit.at());
        }
        return change;
    }
}
