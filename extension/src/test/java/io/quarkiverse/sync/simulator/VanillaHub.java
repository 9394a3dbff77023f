package io.quarkiverse.sync.simulator;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.BatchOutcome;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkiverse.sync.adapter.RemoteRecord;

/** As rxdb-server does it: deep comparison with the assumed state, only conflicts in the answer, order by time of writing. */
final class VanillaHub implements Hub {

    private record Row(ObjectNode json, long lwt) {
    }

    private final TreeMap<Key, Row> rows = new TreeMap<>();
    private final History history = new History();
    private final Guard guard;
    private long lwt;

    VanillaHub(Guard guard) {
        this.guard = guard;
    }

    @Override
    public Fetched pull(FetchRequest request) {
        Position since = request.since().map(this::position).orElse(new Position("", 0, ""));
        List<Map.Entry<Key, Row>> page = rows.entrySet().stream()
                .filter(row -> row.getKey().collection().equals(request.collection()))
                .filter(row -> since.before(new Position("", row.getValue().lwt, row.getKey().id())))
                .sorted(Comparator.comparingLong(row -> row.getValue().lwt)).limit(request.maxRows()).toList();
        String next = page.isEmpty() ? since.major() + " " + since.minor()
                : page.get(page.size() - 1).getValue().lwt + " " + page.get(page.size() - 1).getKey().id();
        List<RemoteRecord> records = page.stream().map(row -> record(row.getKey().id(), row.getValue().json)).toList();
        return new Fetched.Page(records, List.of(), new Checkpoint(next), page.size() < request.maxRows(),
                OptionalLong.empty());
    }

    @Override
    public Pushed push(String edge, PushRequest request, int sentAt) {
        Map<UUID, PushOutcome> conflicts = new HashMap<>();
        for (PushChange change : request.changes()) {
            Key key = new Key(request.collection(), change.id());
            ObjectNode master = Optional.ofNullable(rows.get(key)).map(Row::json).orElse(null);
            if (master == null || same(master, json(change.id(), change.assumed()))) {
                RecordState old = master == null ? new RecordState.Absent() : record(key.id(), master).state();
                guard.accepting(edge, key, old, change.state());
                history.checkRecreation(key, change.state(), sentAt, edge);
                put(key, change.state());
            } else {
                conflicts.put(change.changeId(),
                        new PushOutcome.Conflicted(record(key.id(), master), OptionalLong.empty()));
            }
        }
        return new Pushed.Answered(BatchOutcome.implicit(request.changes(), conflicts), Optional.empty());
    }

    /** Numbers by their digits: JSON does not tell whether one was an int or a long before it was written down. */
    private static boolean same(ObjectNode master, ObjectNode assumed) {
        return assumed != null && Document.owning(master).verbatim(Document.owning(assumed));
    }

    private void put(Key key, RecordState state) {
        history.add(key, state);
        rows.put(key, new Row(json(key.id(), state), ++lwt));
    }

    private static ObjectNode json(String id, RecordState state) {
        if (state instanceof RecordState.Absent) {
            return null;
        }
        ObjectNode json = state.image().map(Document::toJson)
                .orElseGet(() -> JsonNodeFactory.instance.objectNode().put("id", id));
        return json.put("_deleted", state instanceof RecordState.Deleted);
    }

    private static RemoteRecord record(String id, ObjectNode json) {
        ObjectNode copy = json.deepCopy();
        boolean deleted = copy.remove("_deleted").booleanValue();
        Document document = Document.owning(copy);
        return new RemoteRecord(id, deleted ? new RecordState.Deleted(Optional.of(document), Optional.empty())
                : RecordState.present(document));
    }

    @Override
    public Optional<Document> live(Key key) {
        return Optional.ofNullable(rows.get(key)).map(row -> record(key.id(), row.json).state())
                .filter(RecordState.Present.class::isInstance).flatMap(RecordState::image);
    }

    @Override
    public SortedSet<String> ids(String collection) {
        SortedSet<String> ids = new TreeSet<>();
        rows.forEach((key, row) -> {
            if (key.collection().equals(collection) && !row.json.get("_deleted").booleanValue()) {
                ids.add(key.id());
            }
        });
        return ids;
    }

    @Override
    public void write(Key key, RecordState state) {
        RecordState written = state instanceof RecordState.Deleted
                ? new RecordState.Deleted(live(key), Optional.empty())
                : state;
        put(key, written);
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public Position position(Checkpoint checkpoint) {
        String[] parts = checkpoint.raw().split(" ", 2);
        return new Position("", Long.parseLong(parts[0]), parts[1]);
    }
}
