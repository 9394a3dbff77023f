package io.quarkiverse.sync.simulator;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The engine against two kinds of hub under every fault that the seed draws. {@code -Dsimulator.seeds=N} runs more seeds,
 * {@code -Dsimulator.seed=X} one of them.
 */
@Tag("invariant-02")
@Tag("invariant-03")
@Tag("invariant-05")
@Tag("invariant-08")
@Tag("invariant-09")
@Tag("invariant-10")
@Tag("invariant-12")
@Tag("invariant-17")
@Timeout(value = 2, unit = TimeUnit.HOURS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulatorTest {

    private static final int SEEDS = Integer.getInteger("simulator.seeds", 1_000);

    @Nested
    class WithRxdbHub {
        @Test
        void everybodyAgreesAfterHealing() {
            explore(simulation -> new VanillaHub(simulation::accepting));
        }
    }

    @Nested
    class WithProfileHub {
        @Test
        void everybodyAgreesAfterHealing() {
            explore(simulation -> new ProfileHub(simulation, new Random(simulation.setting().steps())));
        }
    }

    private static void explore(Function<Simulation, Hub> hub) {
        Long one = Long.getLong("simulator.seed");
        if (one != null) {
            run(one, hub);
            return;
        }
        for (long seed = 1; seed <= SEEDS; seed++) {
            run(seed, hub);
        }
    }

    private static void run(long seed, Function<Simulation, Hub> hub) {
        try {
            new Simulation(seed, false, hub).run();
        } catch (Throwable first) {
            Simulation again = new Simulation(seed, true, hub);
            String ending;
            try {
                again.run();
                ending = "it did not fail when it was run again, so something is not drawn from the seed";
            } catch (Throwable second) {
                ending = second.toString();
            }
            throw new AssertionError(
                    "seed %d: %s%n%s%n%s%nRun it again with ./mvnw test -pl extension -Dtest=SimulatorTest -Dsimulator.seed=%d"
                            .formatted(seed, first.getMessage(), again.journal(), ending, seed),
                    first);
        }
    }
}
