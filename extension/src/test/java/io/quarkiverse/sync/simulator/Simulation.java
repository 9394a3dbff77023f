package io.quarkiverse.sync.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import io.quarkiverse.sync.RecordState;

/** Three edges, one hub and the network between them, driven by one seed. */
final class Simulation {

    private final Random random;
    private final Setting setting;
    private final Journal journal;
    private final Baton baton;
    private final SimulatedClock clock;
    private final Samples samples;
    private final Network network;
    private final Users users;
    private final Hub hub;
    private final List<Edge> edges = new ArrayList<>();
    private boolean healed;
    private Throwable failure;
    private long crashIn = -1;
    private long commits;

    Simulation(long seed, boolean recording, Function<Simulation, Hub> hub) {
        random = new Random(seed * 0x9E3779B97F4A7C15L);
        setting = Setting.draw(random);
        journal = new Journal(recording);
        baton = new Baton(random, setting.stay());
        clock = new SimulatedClock(baton);
        samples = new Samples(random, clock, setting.bad(), setting.misfits());
        network = new Network(random, journal, setting.faults());
        users = new Users(this, random);
        this.hub = hub.apply(this);
        for (int i = 1; i <= 3; i++) {
            edges.add(new Edge("edge" + i, Setting.options(random), new Application(random.nextInt(3) == 0), clock));
        }
        journal.add("%s", setting);
        edges.forEach(edge -> journal.add("%s %s", edge.name(), edge.options()));
    }

    /** Nothing else happens by chance but one crash at this commit. */
    void crashAt(long commit) {
        crashIn = commit;
    }

    /** How many there were at which a crash could be. */
    long commits() {
        return commits;
    }

    void run() {
        Director director = new Director(this, random);
        director.act(setting.steps());
        healed = true;
        director.heal();
        new Agreement(this).check();
    }

    boolean crashesNow() {
        if (healed) {
            return false;
        }
        commits++;
        return crashIn >= 0 ? commits == crashIn : random.nextDouble() < setting.crashes() / 2;
    }

    /** While an answer is on its way somebody may edit one of the records that it is about. */
    void meddle(Edge edge, String collection, List<String> ids) {
        if (!healed && !ids.isEmpty() && random.nextInt(6) == 0) {
            users.edit(edge, new Key(collection, ids.get(random.nextInt(ids.size()))));
        }
    }

    boolean refusesTransaction() {
        return !healed && random.nextInt(40) == 0;
    }

    void accepting(String edgeName, Key key, RecordState master, RecordState next) {
        Edge edge = edges.stream().filter(other -> other.name().equals(edgeName)).findFirst().orElseThrow();
        if (master instanceof RecordState.Present present && !edge.hasShown(key, present.document())
                && !edge.hasRecordedConflict(key, master)) {
            fail(new Violation("%s overwrote %s of %s without having shown it and without a conflict: %s", edgeName,
                    present.document(), key, next));
        }
        checkBuried(edge, key, next);
    }

    /** Unless a resolver was asked, knowing of the deletion or of what stands there since. */
    private void checkBuried(Edge edge, Key key, RecordState next) {
        if (hub.history().buried(key, next) && !edge.hasRecordedLoss(key, next)) {
            fail(new Violation("%s came back after a later deletion: %s, by %s", key, next, edge.name()));
        }
    }

    /** Keeps the first one, for the director to throw. */
    void fail(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }

    boolean failed() {
        return failure != null;
    }

    /** On whichever thread: what it throws is for the director. */
    void guarded(Runnable task) {
        try {
            task.run();
        } catch (Throwable e) {
            fail(e);
        }
    }

    void throwFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure != null) {
            throw new IllegalStateException(failure);
        }
    }

    void pause(Duration time) {
        clock.advance(time);
    }

    Setting setting() {
        return setting;
    }

    Journal journal() {
        return journal;
    }

    Baton baton() {
        return baton;
    }

    SimulatedClock clock() {
        return clock;
    }

    Samples samples() {
        return samples;
    }

    Users users() {
        return users;
    }

    Network network() {
        return network;
    }

    Hub hub() {
        return hub;
    }

    List<Edge> edges() {
        return edges;
    }
}
