package io.quarkiverse.sync.simulator;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;

/** Tables of the profile hub: live rows and the log of positions, which a slow transaction fills out of order. */
final class Feed {

    /** @param xid number of the writing transaction, drawn when it begins */
    record Entry(Key key, long xid, long seq, RecordState state) {
    }

    private static final Comparator<Entry> ORDER = Comparator.comparingLong(Entry::xid).thenComparingLong(Entry::seq);

    private final TreeMap<Key, Document> rows = new TreeMap<>();
    private final List<Entry> log = new ArrayList<>();
    private final Map<Key, Entry> newest = new HashMap<>();
    private long lastXid;
    private long seq;
    private Entry horizon;

    Feed() {
    }

    Feed(Feed other) {
        rows.putAll(other.rows);
        log.addAll(other.log);
        newest.putAll(other.newest);
        lastXid = other.lastXid;
        seq = other.seq;
        horizon = other.horizon;
    }

    long begin() {
        return ++lastXid;
    }

    long lastXid() {
        return lastXid;
    }

    /** The greatest tombstone that has been forgotten. */
    Optional<Entry> horizon() {
        return Optional.ofNullable(horizon);
    }

    TreeMap<Key, Document> rows() {
        return rows;
    }

    /** Present, a tombstone, or Absent. */
    RecordState state(Key key) {
        Document row = rows.get(key);
        Entry entry = newest.get(key);
        return row != null ? RecordState.present(row) : entry != null ? entry.state() : new RecordState.Absent();
    }

    void write(long xid, Key key, RecordState state, Instant now) {
        RecordState written = state;
        if (state instanceof RecordState.Present present) {
            rows.put(key, present.document());
        } else {
            Document last = rows.remove(key);
            written = new RecordState.Deleted(Optional.ofNullable(last).or(state::image), Optional.of(now));
        }
        Entry entry = new Entry(key, xid, ++seq, written);
        log.add(entry);
        newest.put(key, entry);
    }

    /** For each record its greatest position below the fence, in order. */
    List<Entry> below(long fence, String collection) {
        Map<Key, Entry> greatest = new HashMap<>();
        log.stream().filter(entry -> entry.xid < fence && entry.key.collection().equals(collection))
                .forEach(entry -> greatest.merge(entry.key, entry, (a, b) -> ORDER.compare(a, b) < 0 ? b : a));
        return greatest.values().stream().sorted(ORDER).toList();
    }

    /** Forgets the tombstones below the fence. */
    void purge(long fence) {
        Predicate<Entry> forgotten = entry -> entry.xid < fence && entry.state instanceof RecordState.Deleted;
        horizon = Stream.concat(log.stream().filter(forgotten), horizon().stream()).max(ORDER).orElse(null);
        log.removeIf(forgotten);
        newest.values().removeIf(forgotten);
    }

    boolean has(Key key) {
        return rows.containsKey(key);
    }

    boolean referred(Key key) {
        return key.collection().equals(Shape.PARENTS) && children().stream()
                .anyMatch(child -> child.get("parentId").asText().equals(key.id()));
    }

    private Collection<Document> children() {
        return rows.subMap(new Key(Shape.CHILDREN, ""), new Key(Shape.PARENTS, "")).values();
    }
}
