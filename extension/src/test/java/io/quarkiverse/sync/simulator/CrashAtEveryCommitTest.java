package io.quarkiverse.sync.simulator;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One history, again and again, with a crash at another local commit each time, before it and after it.
 * {@code -Dsimulator.crash-seeds=N} looks at more histories.
 */
@Tag("invariant-02")
@Tag("invariant-05")
@Tag("invariant-10")
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CrashAtEveryCommitTest {

    private static final int SEEDS = Integer.getInteger("simulator.crash-seeds", 1);
    private static final long NEVER = Long.MAX_VALUE;

    @Test
    void withRxdbHub() {
        explore(simulation -> new VanillaHub(simulation::accepting));
    }

    @Test
    void withProfileHub() {
        explore(simulation -> new ProfileHub(simulation, new Random(simulation.setting().steps())));
    }

    private static void explore(Function<Simulation, Hub> hub) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            long commits = run(seed, NEVER, hub);
            for (long commit = 1; commit <= commits; commit++) {
                run(seed, commit, hub);
            }
        }
    }

    private static long run(long seed, long crash, Function<Simulation, Hub> hub) {
        Simulation simulation = new Simulation(seed, false, hub);
        simulation.crashAt(crash);
        try {
            simulation.run();
            return simulation.commits();
        } catch (Throwable first) {
            throw new AssertionError("seed %d with a crash at commit %d: %s%n%s".formatted(seed, crash, first.getMessage(),
                    journal(seed, crash, hub)), first);
        }
    }

    private static Journal journal(long seed, long crash, Function<Simulation, Hub> hub) {
        Simulation again = new Simulation(seed, true, hub);
        again.crashAt(crash);
        try {
            again.run();
        } catch (Throwable second) {
            again.journal().add("%s", second);
        }
        return again.journal();
    }
}
