package io.quarkiverse.sync.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.store.MemoryTransaction;

/** Draws what happens next, and brings everything to rest in the end. */
final class Director {

    private static final int ROUNDS = 30;
    private static final int LOOKS = 4;

    private final Simulation simulation;
    private final Random random;
    private final Users users;
    private final Map<Edge, List<Process>> processes = new LinkedHashMap<>();
    private final Map<Edge, MemoryTransaction> open = new LinkedHashMap<>();
    private int started;
    private int left;
    private int pauses;

    Director(Simulation simulation, Random random) {
        this.simulation = simulation;
        this.random = random;
        this.users = simulation.users();
        simulation.edges().forEach(edge -> processes.put(edge, new ArrayList<>(List.of(start(edge)))));
    }

    private Process start(Edge edge) {
        return new Process(edge.name() + "." + ++started, simulation, edge, random);
    }

    // ---- by chance

    void act(int steps) {
        left = steps;
        simulation.baton().direct(this::turn);
        simulation.throwFailure();
    }

    /** Acts until it lets somebody run. */
    private Optional<Baton.Actor> turn() {
        Optional<Baton.Actor> next = Optional.empty();
        while (next.isEmpty() && (left > 0 || pauses > 0) && !simulation.failed()) {
            if (pauses == 0) {
                left--;
                simulation.guarded(this::act);
                pauses = 1 + random.nextInt(4);
            }
            if (!simulation.failed()) {
                pauses--;
                next = simulation.baton().letRun();
            }
        }
        return next;
    }

    private void act() {
        Edge edge = simulation.edges().get(random.nextInt(simulation.edges().size()));
        Process process = process(edge);
        int action = random.nextInt(100);
        if (action < 30) {
            users.write(edge);
        } else if (action < 34) {
            beginOrEnd(edge);
        } else if (action < 49) {
            users.writeAtHub();
        } else if (action < 78) {
            sync(process);
        } else if (action < 81) {
            simulation.network().deliverLate();
        } else if (action < 85) {
            edge.offline(!edge.offline() && random.nextBoolean());
        } else if (action < 88) {
            simulation.pause(Duration.ofSeconds(1 + random.nextInt(200)));
        } else if (action < 90) {
            process.cancel();
        } else if (action < 92) {
            process.crash();
        } else if (action < 95) {
            takeOver(edge, process);
        } else if (action < 97) {
            people(process);
        } else if (action < 98) {
            upgrade(edge);
        } else {
            simulation.hub().whim();
        }
    }

    private Process process(Edge edge) {
        List<Process> living = processes.get(edge);
        living.removeIf(Process::dead);
        if (living.isEmpty()) {
            living.add(start(edge));
        }
        return living.get(random.nextInt(living.size()));
    }

    private void sync(Process process) {
        if (process.frozen()) {
            process.freeze(false);
        } else if (!process.running()) {
            process.sync(options());
        }
    }

    private void people(Process process) {
        if (!process.frozen() && !process.running()) {
            process.people(random);
        }
    }

    /** The engine's, or a single run's own. */
    private SyncOptions options() {
        SyncOptions.Builder options = SyncOptions.builder();
        if (random.nextInt(10) == 0) {
            options.collections(random.nextBoolean() ? Shape.PARENTS : Shape.CHILDREN);
        }
        if (random.nextInt(12) == 0) {
            options.collection(Shape.PARENTS, CollectionOptions.NONE
                    .withStrategy(random.nextBoolean() ? SyncStrategy.PULL_ONLY : SyncStrategy.PUSH_ONLY));
        }
        return options.build();
    }

    private void beginOrEnd(Edge edge) {
        MemoryTransaction transaction = open.remove(edge);
        if (transaction != null) {
            users.end(edge, transaction);
        } else {
            users.begin(edge).ifPresent(begun -> open.put(edge, begun));
        }
    }

    /** The node stands still for longer than its lease lives; another one goes on. */
    private void takeOver(Edge edge, Process process) {
        process.freeze(true);
        simulation.pause(simulation.setting().limits().leaseLife().plusSeconds(1));
        Process other = start(edge);
        processes.get(edge).add(other);
        other.sync(SyncOptions.builder().build());
    }

    /** Nothing of the old application goes on. */
    private void upgrade(Edge edge) {
        if (!edge.application().upgraded()) {
            simulation.journal().add("%s is upgraded", edge.name());
            processes.get(edge).forEach(Process::crash);
            Optional.ofNullable(open.remove(edge)).ifPresent(MemoryTransaction::close);
            edge.application().upgrade();
        }
    }

    // ---- coming to rest

    void heal() {
        simulation.journal().add("---- everything heals");
        open.forEach(users::end);
        simulation.edges().forEach(edge -> edge.offline(false));
        for (List<Process> all : processes.values()) {
            for (Process process : all) {
                process.freeze(false);
                if (process.running()) {
                    simulation.baton().await(process.run());
                }
            }
        }
        simulation.throwFailure();
        simulation.network().heal();
        simulation.hub().heal();
        simulation.edges().stream().filter(edge -> random.nextBoolean()).forEach(this::upgrade);
        simulation.throwFailure();
        settle();
        if (random.nextBoolean()) {
            tidyUp();
            settle();
        }
    }

    /** People look through what has not healed by itself. */
    private void tidyUp() {
        simulation.journal().add("---- people tidy up");
        for (Edge edge : simulation.edges()) {
            Process process = start(edge);
            for (int i = 0; i < LOOKS; i++) {
                process.people(random);
                simulation.baton().await(process.run());
                simulation.throwFailure();
            }
        }
    }

    private void settle() {
        List<Process> last = simulation.edges().stream().map(this::start).toList();
        int quiet = 0;
        for (int round = 0; quiet < 3; round++) {
            int before = simulation.hub().history().size();
            simulation.pause(Duration.ofHours(24));
            int moved = last.stream().mapToInt(this::moved).sum();
            quiet = moved == 0 && before == simulation.hub().history().size() ? quiet + 1 : 0;
            if (round == ROUNDS) {
                throw new Violation("the edges do not come to rest");
            }
        }
    }

    private int moved(Process process) {
        process.sync(SyncOptions.builder().build());
        simulation.baton().await(process.run());
        simulation.throwFailure();
        SyncResult result = process.result();
        if (result == null) {
            throw new Violation("%s failed although nothing disturbed it", process);
        }
        return result.uploaded() + result.downloaded();
    }
}
