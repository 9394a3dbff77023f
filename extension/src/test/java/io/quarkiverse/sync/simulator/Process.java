package io.quarkiverse.sync.simulator;

import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

import io.quarkiverse.sync.ChangeTrackingException;
import io.quarkiverse.sync.SyncException;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.engine.EngineBuilder;
import io.quarkiverse.sync.engine.EnginePorts;

/** One life of an engine on an edge's store, from its start to its crash. */
final class Process {

    private final String name;
    private final Simulation simulation;
    private final Edge edge;
    private final SynchronizationEngine engine;
    private Baton.Actor run;
    private boolean dead;
    private boolean frozen;
    private SyncResult result;

    Process(String name, Simulation simulation, Edge edge, Random random) {
        this.name = name;
        this.simulation = simulation;
        this.edge = edge;
        EnginePorts ports = new EnginePorts(simulation.clock(),
                (delay, task) -> simulation.clock().after(delay, this, task), Runnable::run,
                () -> new UUID(random.nextLong(), random.nextLong()), () -> {
                }, () -> {
                }, (collection, option) -> option);
        engine = EngineBuilder.of("hub", new SimulatedStore(this, edge, simulation),
                new SimulatedAdapter(this, simulation, 1 + random.nextInt(4)))
                .options(edge.options()).limits(simulation.setting().limits()).ports(ports).build();
    }

    Edge edge() {
        return edge;
    }

    boolean frozen() {
        return frozen;
    }

    boolean dead() {
        return dead;
    }

    boolean running() {
        return run != null && !run.ended();
    }

    Baton.Actor run() {
        return run;
    }

    /** What the last run said; null if it threw. */
    SyncResult result() {
        return result;
    }

    /** Every port comes through here: others may run, and the dead go no further. */
    void port() {
        alive();
        simulation.baton().pass();
        alive();
        simulation.clock().advance(Duration.ofMillis(1));
    }

    /** Lets others run for a while. */
    void linger() {
        for (int i = 0; i < 10; i++) {
            port();
        }
    }

    void alive() {
        if (dead) {
            throw new Crash();
        }
    }

    void timer(Runnable task) {
        if (!dead) {
            try {
                task.run();
            } catch (Crash crash) {
                dead = true;
            }
        }
    }

    void sync(SyncOptions options) {
        result = null;
        begin("a run", () -> {
            result = engine.sync(options);
            return result;
        });
    }

    /** People do something about what is set aside or waits. */
    void people(Random random) {
        result = null;
        begin("what people ask for", () -> new People(engine, random).act());
    }

    private void begin(String what, Supplier<Object> work) {
        run = simulation.baton().start(() -> {
            simulation.journal().add("%s begins %s", this, what);
            try {
                simulation.journal().add("%s ends %s: %s", this, what, work.get());
            } catch (ChangeTrackingException e) {
                fail(e);
            } catch (SyncException e) {
                simulation.journal().add("%s ends %s: %s", this, what, e);
            } catch (Throwable e) {
                fail(e);
            }
        });
    }

    private void fail(Throwable e) {
        if (!dead) {
            simulation.fail(e);
        }
    }

    void cancel() {
        simulation.journal().add("%s is cancelled", this);
        simulation.baton().silently(engine::cancel);
    }

    void freeze(boolean on) {
        simulation.journal().add(on ? "%s is frozen" : "%s thaws", this);
        frozen = on;
        if (running()) {
            run.freeze(on);
        }
    }

    void crash() {
        simulation.journal().add("%s crashes", this);
        dead = true;
        freeze(false);
    }

    @Override
    public String toString() {
        return name;
    }
}
