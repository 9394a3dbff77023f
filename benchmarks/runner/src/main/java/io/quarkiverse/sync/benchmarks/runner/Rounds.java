package io.quarkiverse.sync.benchmarks.runner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Runs work and its baseline in turn, so that both meet the same machine. */
final class Rounds {

    /** Warm ones. */
    static final int WARM = Integer.getInteger("benchmarks.rounds", 5);

    private Rounds() {
    }

    static Series of(String what, Supplier<Sample> work) {
        List<Sample> samples = new ArrayList<>();
        for (int round = 0; round <= WARM; round++) {
            samples.add(run(what, round, work));
        }
        return new Series(samples);
    }

    static Figure compared(String what, long rows, Supplier<Sample> ours, Supplier<Sample> baseline) {
        List<Sample> own = new ArrayList<>();
        List<Sample> plain = new ArrayList<>();
        for (int round = 0; round <= WARM; round++) {
            own.add(run(what, round, ours));
            plain.add(run(what + ", baseline", round, baseline));
        }
        return Figure.of(rows, new Series(own), new Series(plain));
    }

    private static Sample run(String what, int round, Supplier<Sample> work) {
        Sample sample = work.get();
        Progress.tell("%s, %s: %.3f s", what, round == 0 ? "cold" : "warm " + round, sample.seconds());
        return sample;
    }
}
