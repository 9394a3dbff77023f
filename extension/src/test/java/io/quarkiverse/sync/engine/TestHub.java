package io.quarkiverse.sync.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.adapter.BatchOutcome;
import io.quarkiverse.sync.adapter.BatchSupport;
import io.quarkiverse.sync.adapter.Call;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkiverse.sync.adapter.RemoteRecord;

/** A hub in memory that compares and sets, with a switch for everything that goes wrong. */
final class TestHub implements NetworkAdapter, BatchSupport {

    /** @param ticket of the push that wrote it */
    record Row(RecordState state, long position, String ticket) {
    }

    final List<PushChange> pushed = new ArrayList<>();
    final List<PushRequest> requests = new ArrayList<>();
    final List<FetchRequest> fetches = new ArrayList<>();
    final Map<String, PushOutcome> scripted = new HashMap<>();
    boolean online = true;
    int probes;
    Duration asksToWait;
    boolean answersLost;
    boolean verbatim;
    int largestRequest = Integer.MAX_VALUE;
    long largestBytes = Long.MAX_VALUE;
    int refusedForTheirSize;
    int rows = 500;
    long bytes = 1 << 20;
    String epoch = "e1";
    Fetched.Reason purged;
    Function<PushChange, Optional<PushOutcome>> onPush = change -> Optional.empty();
    Runnable beforeAnswer = () -> {
    };
    /** What happens instead of an answer to a push that was taken; the run goes on. */
    Runnable unanswered;
    Function<Fetched, Fetched> onPage = page -> page;

    private final Map<String, TreeMap<String, Row>> collections = new HashMap<>();
    private final Map<UUID, RecordState> applied = new HashMap<>();
    private long position;

    // ---- the hub's own users

    void put(String collection, ObjectNode json) {
        set(collection, json.get("id").asText(), RecordState.present(Document.of(json)));
    }

    void delete(String collection, String id) {
        set(collection, id, new Deleted(state(collection, id).image(), Optional.empty()));
    }

    /** As if it had been restored to nothing of it. */
    void forget(String collection, String id) {
        rows(collection).remove(id);
    }

    private void set(String collection, String id, RecordState state) {
        set(collection, id, state, "");
    }

    private void set(String collection, String id, RecordState state, String ticket) {
        rows(collection).put(id, new Row(state, ++position, ticket));
    }

    RecordState state(String collection, String id) {
        Row row = rows(collection).get(id);
        return row == null ? new RecordState.Absent() : row.state();
    }

    String value(String collection, String id, String field) {
        return state(collection, id).image().map(document -> document.get(field).asText()).orElse(null);
    }

    FetchRequest last() {
        return fetches.get(fetches.size() - 1);
    }

    private TreeMap<String, Row> rows(String collection) {
        return collections.computeIfAbsent(collection, name -> new TreeMap<>());
    }

    // ---- the wire

    @Override
    public Fetched fetchChanges(FetchRequest request, Call call) {
        reachable();
        fetches.add(request);
        String[] cursor = request.since().map(Checkpoint::raw).orElse(epoch + ":0").split(":");
        if (request.since().isPresent() && purged != null) {
            Fetched.Reason reason = purged;
            purged = null;
            return new Fetched.CheckpointRefused(reason);
        }
        if (!cursor[0].equals(epoch)) {
            return new Fetched.CheckpointRefused(Fetched.Reason.NEW_EPOCH);
        }
        long since = Long.parseLong(cursor[1]);
        List<Map.Entry<String, Row>> due = rows(request.collection()).entrySet().stream()
                .filter(entry -> entry.getValue().position() > since)
                .sorted((a, b) -> Long.compare(a.getValue().position(), b.getValue().position())).toList();
        List<Map.Entry<String, Row>> page = due.subList(0, Math.min(due.size(), request.maxRows()));
        long last = page.isEmpty() ? since : page.get(page.size() - 1).getValue().position();
        return onPage.apply(new Fetched.Page(
                page.stream().filter(entry -> !request.tickets().contains(entry.getValue().ticket()))
                        .map(entry -> new RemoteRecord(entry.getKey(), entry.getValue().state())).toList(),
                List.of(),
                new Checkpoint(epoch + ":" + last), page.size() == due.size(), OptionalLong.of(position + 1)));
    }

    @Override
    public Pushed sendBatch(PushRequest request, Call call) {
        reachable();
        if (request.changes().size() > largestRequest) {
            return new Pushed.TooLarge("at most " + largestRequest + " rows");
        }
        long size = request.changes().stream().mapToLong(change -> change.state().toString().length()).sum();
        if (size > largestBytes) {
            refusedForTheirSize++;
            return new Pushed.TooLarge(size + " bytes, at most " + largestBytes);
        }
        requests.add(request);
        if (request.known().filter(known -> !known.raw().startsWith(epoch + ":")).isPresent()) {
            return new Pushed.CheckpointRefused(Fetched.Reason.NEW_EPOCH);
        }
        Map<UUID, PushOutcome> outcomes = request.changes().stream()
                .collect(Collectors.toMap(PushChange::changeId, change -> take(request.collection(), change)));
        if (unanswered != null) {
            unanswered.run();
            return new Pushed.Answered(BatchOutcome.all(request.changes(), new PushOutcome.Unknown("no answer")),
                    Optional.empty());
        }
        beforeAnswer.run();
        if (answersLost) {
            throw new NetworkException("the answer is lost", null);
        }
        return new Pushed.Answered(BatchOutcome.of(request.changes(), outcomes), Optional.of("t" + requests.size()));
    }

    private PushOutcome take(String collection, PushChange change) {
        pushed.add(change);
        Optional<PushOutcome> script = Optional.ofNullable(scripted.remove(change.id())).or(() -> onPush.apply(change));
        if (script.isPresent()) {
            return script.get();
        }
        RecordState master = state(collection, change.id());
        if (change.state().equals(applied.get(change.changeId()))) {
            return new PushOutcome.Applied(master.equals(change.state()) ? Optional.empty()
                    : Optional.of(new RemoteRecord(change.id(), master)), true);
        }
        if (!matches(master, change.assumed())) {
            return new PushOutcome.Conflicted(new RemoteRecord(change.id(), master), OptionalLong.of(position));
        }
        set(collection, change.id(), change.state(), "t" + requests.size());
        applied.put(change.changeId(), change.state());
        return new PushOutcome.Applied(Optional.empty(), false);
    }

    private boolean matches(RecordState master, RecordState assumed) {
        if (master instanceof Present a && assumed instanceof Present b) {
            return verbatim ? a.document().verbatim(b.document()) : a.document().equals(b.document());
        }
        return master instanceof Deleted ? assumed instanceof Deleted : master.getClass() == assumed.getClass();
    }

    private void reachable() {
        if (!online) {
            throw new NetworkException("no route to the hub", null);
        }
    }

    @Override
    public Pushed sendChange(PushRequest.Single request, Call call) {
        return sendBatch(new PushRequest(request.collection(), request.version(), request.known(), List.of(request.change())),
                call);
    }

    @Override
    public boolean isOnline(Call call) {
        probes++;
        if (asksToWait != null) {
            throw new NetworkException("the hub asked to be left alone", asksToWait, null);
        }
        return online;
    }

    @Override
    public int maxBatchRows() {
        return rows;
    }

    @Override
    public long maxBatchBytes() {
        return bytes;
    }

    @Override
    public void close() {
        online = false;
    }
}
