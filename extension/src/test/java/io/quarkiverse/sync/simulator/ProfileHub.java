package io.quarkiverse.sync.simulator;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

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

/**
 * As our own hub does it: a feed in fence order, first pull by key, epochs, tickets, change ids, row-wise results and
 * refusals. One slow transaction of its application may be open and hold up the fence.
 */
final class ProfileHub implements Hub {

    private final Simulation simulation;
    private final Random random;
    private final History history = new History();
    private final Map<Key, RecordState> slow = new LinkedHashMap<>();
    private long slowXid;
    private Feed feed = new Feed();
    private Map<UUID, RecordState> applied = new HashMap<>();
    private int epoch = 1;
    private Feed backup;
    private Map<UUID, RecordState> backedUp;

    ProfileHub(Simulation simulation, Random random) {
        this.simulation = simulation;
        this.random = random;
    }

    private long fence() {
        return slow.isEmpty() ? feed.lastXid() + 1 : slowXid;
    }

    // ---- pull

    @Override
    public Fetched pull(FetchRequest request) {
        Cursor cursor = request.since().map(Cursor::parse).orElseGet(() -> Cursor.first(epoch, fence()));
        Optional<Fetched.Reason> refused = refused(cursor);
        if (refused.isPresent()) {
            return new Fetched.CheckpointRefused(refused.get());
        }
        return cursor.byKey() ? byKey(request, cursor) : byFeed(request, cursor);
    }

    private Optional<Fetched.Reason> refused(Cursor cursor) {
        return cursor.epoch() != epoch ? Optional.of(Fetched.Reason.NEW_EPOCH)
                : cursor.xid() > fence() ? Optional.of(Fetched.Reason.FROM_THE_FUTURE)
                        : feed.horizon().filter(cursor::precedes).isPresent() ? Optional.of(Fetched.Reason.TOMBSTONES_PURGED)
                                : Optional.empty();
    }

    private Fetched byKey(FetchRequest request, Cursor cursor) {
        List<RemoteRecord> records = feed.rows().tailMap(new Key(request.collection(), cursor.key()), false).entrySet().stream()
                .takeWhile(row -> row.getKey().collection().equals(request.collection())).limit(request.maxRows())
                .map(row -> new RemoteRecord(row.getKey().id(), RecordState.present(row.getValue()))).toList();
        if (records.size() < request.maxRows()) {
            return page(records, cursor.ontoFeed(), false);
        }
        return page(records, cursor.atKey(records.get(records.size() - 1).id()), false);
    }

    private Fetched byFeed(FetchRequest request, Cursor cursor) {
        List<Feed.Entry> due = feed.below(fence(), request.collection()).stream().filter(cursor::precedes).toList();
        Map<String, RemoteRecord> records = new LinkedHashMap<>();
        Cursor next = cursor;
        boolean exhausted = true;
        for (Feed.Entry entry : due) {
            if (records.size() == request.maxRows()) {
                exhausted = false;
                break;
            }
            next = next.at(entry);
            boolean there = feed.has(entry.key());
            boolean newerIsComing = there == entry.state() instanceof RecordState.Deleted;
            if (!newerIsComing && !request.tickets().contains("t" + entry.xid())) {
                records.put(entry.key().id(), new RemoteRecord(entry.key().id(), feed.state(entry.key())));
            }
        }
        return page(List.copyOf(records.values()), next, exhausted);
    }

    private Fetched page(List<RemoteRecord> records, Cursor next, boolean exhausted) {
        return new Fetched.Page(records, List.of(), next.checkpoint(), exhausted, OptionalLong.of(fence()));
    }

    // ---- push

    @Override
    public Pushed push(String edge, PushRequest request, int sentAt) {
        if (request.known().map(Cursor::parse).filter(cursor -> cursor.epoch() != epoch).isPresent()) {
            return new Pushed.CheckpointRefused(Fetched.Reason.NEW_EPOCH);
        }
        if (request.changes().stream().anyMatch(change -> slow.containsKey(new Key(request.collection(), change.id())))) {
            commitSlow();
        }
        long xid = feed.begin();
        Map<UUID, PushOutcome> outcomes = new HashMap<>();
        for (PushChange change : request.changes()) {
            outcomes.put(change.changeId(), push(edge, xid, new Key(request.collection(), change.id()), change, sentAt));
        }
        boolean wrote = outcomes.values().stream().anyMatch(outcome -> outcome instanceof PushOutcome.Applied);
        return new Pushed.Answered(BatchOutcome.of(request.changes(), outcomes),
                wrote ? Optional.of("t" + xid) : Optional.empty());
    }

    private PushOutcome push(String edge, long xid, Key key, PushChange change, int sentAt) {
        RecordState known = applied.get(change.changeId());
        if (known != null && same(known, change.state())) {
            return taken(key, change, true);
        }
        RecordState master = feed.state(key);
        if (change.state() instanceof RecordState.Deleted && master instanceof RecordState.Deleted) {
            return new PushOutcome.Applied(Optional.empty(), false);
        }
        if (!assumes(change, master)) {
            return conflict(key, master instanceof RecordState.Absent
                    ? new RecordState.Deleted(change.assumed().image(), Optional.empty())
                    : master);
        }
        Optional<String> refusal = refusal(key, change.state());
        if (refusal.isPresent()) {
            return new PushOutcome.Rejected("CONSTRAINT", refusal.get(), true);
        }
        simulation.accepting(edge, key, master, change.state());
        history.checkRecreation(key, change.state(), sentAt, edge);
        put(xid, key, change.state());
        applied.put(change.changeId(), change.state());
        return taken(key, change, false);
    }

    /** With what is held now where it is something else, be it that it was changed since. */
    private PushOutcome taken(Key key, PushChange change, boolean duplicate) {
        RecordState held = feed.state(key) instanceof RecordState.Absent ? RecordState.Deleted.plain() : feed.state(key);
        return new PushOutcome.Applied(
                same(held, change.state()) ? Optional.empty() : Optional.of(new RemoteRecord(key.id(), held)), duplicate);
    }

    /**
     * Compare-and-set; a record that nobody knows may be deleted, or inserted by whoever knows that it is gone. Deletions are
     * told apart by their times.
     */
    private static boolean assumes(PushChange change, RecordState master) {
        if (master instanceof RecordState.Present present) {
            return change.assumed() instanceof RecordState.Present assumed
                    && comparable(assumed.document()).equals(comparable(present.document()));
        }
        return master instanceof RecordState.Absent
                ? change.assumed().gone() || change.state() instanceof RecordState.Deleted
                : change.assumed() instanceof RecordState.Deleted assumed
                        && assumed.deletedAt().equals(((RecordState.Deleted) master).deletedAt());
    }

    private static Document comparable(Document document) {
        return document.without(Set.of(Shape.HUB_MANAGED));
    }

    private PushOutcome conflict(Key key, RecordState master) {
        return new PushOutcome.Conflicted(new RemoteRecord(key.id(), master), OptionalLong.of(feed.lastXid()));
    }

    private static boolean same(RecordState a, RecordState b) {
        return a.getClass() == b.getClass() && a.image().equals(b.image());
    }

    @Override
    public Optional<String> refusal(Key key, RecordState state) {
        if (state instanceof RecordState.Present present) {
            Document document = present.document();
            if (document.get("a").asText().startsWith(Samples.BAD)) {
                return Optional.of("'a' is not valid");
            }
            String parent = document.get("parentId").asText("");
            if (!parent.isEmpty() && !feed.has(new Key(Shape.PARENTS, parent))) {
                return Optional.of("parent " + parent + " is not there");
            }
            return Optional.empty();
        }
        return feed.referred(key) ? Optional.of("children refer to it") : Optional.empty();
    }

    private void put(long xid, Key key, RecordState state) {
        RecordState stored = state instanceof RecordState.Present present
                ? RecordState.present(stamped(present.document(), xid))
                : state;
        history.add(key, stored);
        feed.write(xid, key, stored, simulation.clock().instant());
    }

    private Document stamped(Document document, long xid) {
        if (!simulation.setting().stamps()) {
            return document;
        }
        ObjectNode json = document.toJson();
        return Document.owning(json.put(Shape.HUB_MANAGED, epoch * 1_000_000L + xid));
    }

    // ---- its own application

    @Override
    public void write(Key key, RecordState state) {
        if (slow.containsKey(key)) {
            commitSlow();
        }
        if (refusal(key, state).isEmpty()) {
            put(feed.begin(), key, state);
        }
    }

    @Override
    public void whim() {
        int kind = random.nextInt(100);
        if (kind < 45) {
            beginSlow();
        } else if (kind < 80) {
            commitSlow();
        } else if (kind < 90 && simulation.setting().purges()) {
            simulation.journal().add("hub purges its tombstones");
            simulation.network().forgetLate();
            feed.purge(fence());
        } else if (simulation.setting().restores()) {
            backUpOrRestore();
        }
    }

    private void beginSlow() {
        Key key = simulation.samples().key();
        RecordState state = live(key).map(simulation.samples()::edited).map(RecordState::present)
                .orElseGet(() -> RecordState.present(simulation.samples().fresh(key, ids(Shape.PARENTS))));
        if (slow.isEmpty() && refusal(key, state).isEmpty()) {
            slowXid = feed.begin();
            slow.put(key, state);
            simulation.journal().add("hub begins a slow transaction %d on %s", slowXid, key);
        }
    }

    private void commitSlow() {
        Map<Key, RecordState> writes = new LinkedHashMap<>(slow);
        slow.clear();
        writes.forEach((key, state) -> {
            if (refusal(key, state).isEmpty()) {
                simulation.journal().add("hub commits the slow transaction %d: %s %s", slowXid, key, state);
                put(slowXid, key, state);
            }
        });
    }

    private void backUpOrRestore() {
        if (backup == null) {
            commitSlow();
            backup = new Feed(feed);
            backedUp = new HashMap<>(applied);
            simulation.journal().add("hub is backed up");
        } else if (epoch == 1) {
            simulation.journal().add("hub is restored");
            slow.clear();
            simulation.network().forgetLate();
            feed = backup;
            applied = backedUp;
            epoch++;
            history.forgetDeletions();
        }
    }

    @Override
    public boolean restored() {
        return epoch > 1;
    }

    @Override
    public void heal() {
        commitSlow();
    }

    @Override
    public Optional<Document> live(Key key) {
        return Optional.ofNullable(feed.rows().get(key));
    }

    @Override
    public SortedSet<String> ids(String collection) {
        SortedSet<String> ids = new TreeSet<>();
        Stream.of(feed).flatMap(tables -> tables.rows().keySet().stream()).filter(key -> key.collection().equals(collection))
                .forEach(key -> ids.add(key.id()));
        return ids;
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public Position position(Checkpoint checkpoint) {
        return Cursor.parse(checkpoint).position();
    }
}
