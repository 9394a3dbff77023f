package io.quarkiverse.sync.simulator;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.store.Change;
import io.quarkiverse.sync.store.MemoryStore;

/** An edge: its database, which outlives its processes. */
final class Edge {

    private final String name;
    private final SyncOptions options;
    private final Application application;
    private final MemoryStore store;
    private final Map<Key, Set<Document>> visible = new HashMap<>();
    private final Map<String, Hub.Position> reached = new HashMap<>();
    private final Set<Key> written = new HashSet<>();
    private boolean offline;

    Edge(String name, SyncOptions options, Application application, SimulatedClock clock) {
        this.name = name;
        this.options = options;
        this.application = application;
        this.store = new MemoryStore(application.collections(), Shape.ALL.stream().map(Shape::name)
                .filter(collection -> strategy(collection) == SyncStrategy.PULL_ONLY).collect(Collectors.toSet()), clock,
                Duration.ZERO);
    }

    String name() {
        return name;
    }

    SyncOptions options() {
        return options;
    }

    Application application() {
        return application;
    }

    /** As far as its application can hold it. */
    Document compared(Document document) {
        return application.upgraded() ? Shape.compared(document) : Shape.early(document);
    }

    MemoryStore store() {
        return store;
    }

    SyncStrategy strategy(String collection) {
        return options.perCollection().get(collection).strategy().orElseThrow();
    }

    SortedSet<String> ids(String collection) {
        SortedSet<String> ids = new TreeSet<>();
        store.find(collection, any -> true, document -> ids.add(document.get("id").asText()));
        return ids;
    }

    boolean offline() {
        return offline;
    }

    void offline(boolean offline) {
        this.offline = offline;
    }

    /** The users of this edge have written it. */
    void written(Key key) {
        written.add(key);
    }

    /** Whether it was written here although only the hub may. */
    boolean droppedWrite(Key key) {
        return strategy(key.collection()) == SyncStrategy.PULL_ONLY && written.contains(key);
    }

    /** Where the committed checkpoint stands. */
    Optional<Hub.Position> reached(String collection) {
        return Optional.ofNullable(reached.get(collection));
    }

    void reached(String collection, Optional<Hub.Position> position) {
        position.ifPresentOrElse(known -> reached.put(collection, known), () -> reached.remove(collection));
    }

    /** The users of this edge have seen the record so. */
    void shown(Key key, Document document) {
        visible.computeIfAbsent(key, any -> new HashSet<>()).add(Shape.compared(document));
    }

    boolean hasShown(Key key, Document document) {
        Set<Document> shown = visible.getOrDefault(key, Set.of());
        return shown.contains(Shape.compared(document)) || shown.contains(Shape.early(document));
    }

    boolean hasRecordedConflict(Key key, RecordState remote) {
        return store.conflicts().stream().anyMatch(conflict -> key.equals(new Key(conflict.collection(), conflict.id()))
                && same(conflict.remote().state(), remote));
    }

    boolean hasRecordedLoss(Key key, RecordState local) {
        return store.conflicts().stream().anyMatch(
                conflict -> key.equals(new Key(conflict.collection(), conflict.id())) && same(conflict.local(), local));
    }

    /** What says nothing of the late field may be from before the upgrade. */
    static boolean same(RecordState a, RecordState b) {
        return equal(a, b) || a instanceof RecordState.Present left && b instanceof RecordState.Present right
                && (Shape.isEarly(left.document()) || Shape.isEarly(right.document()))
                && Shape.early(left.document()).equals(Shape.early(right.document()));
    }

    static boolean equal(RecordState a, RecordState b) {
        return a instanceof RecordState.Present left && b instanceof RecordState.Present right
                ? Shape.compared(left.document()).equals(Shape.compared(right.document()))
                : a.agreesWith(b);
    }

    /** Whether nothing but the late field is another, which nobody has edited: each page of a pull may bring one. */
    static boolean completes(RecordState now, Change before) {
        return before.local() instanceof RecordState.Present local && now instanceof RecordState.Present present
                && Shape.early(present.document()).equals(Shape.early(local.document()))
                && (Shape.isEarly(local.document()) || before.base() instanceof RecordState.Present base
                        && Document.same(base.document().get(Shape.LATE), local.document().get(Shape.LATE)));
    }
}
