package io.quarkiverse.sync.benchmarks.runner;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;

/**
 * How often a piece of work is done.
 *
 * @param warmUp rounds in which the process compiles what it runs, and which do not count
 * @param measured rounds after them, of which medians are told
 */
record Rounds(int warmUp, int measured) {

    /** Fewer have no median worth telling. */
    private static final int LEAST = 3;
    private static final int MOST = 99;

    /** @throws IllegalArgumentException if it is not a number of rounds to measure */
    static int measured(String text) {
        if (!text.matches("[1-9][0-9]?") || Integer.parseInt(text) < LEAST) {
            throw new IllegalArgumentException(
                    "benchmarks.rounds '" + text + "': a whole number from " + LEAST + " to " + MOST);
        }
        return Integer.parseInt(text);
    }

    /** The first of a process, before all rounds. */
    Sample cold(String what, Supplier<Sample> work) {
        return run(what + ", cold", work);
    }

    Series of(String what, Supplier<Sample> work) {
        List<Sample> samples = new ArrayList<>();
        for (int round = 0; round < warmUp + measured; round++) {
            samples.add(run(what + label(round), work));
        }
        return warm(samples);
    }

    /** In turn, so that both meet the same machine; now the one first and now the other, which may leave it something. */
    Compared compared(String what, Supplier<Sample> ours, Supplier<Sample> baseline) {
        List<Sample> own = new ArrayList<>();
        List<Sample> plain = new ArrayList<>();
        for (int round = 0; round < warmUp + measured; round++) {
            String label = label(round);
            List<Runnable> both = new ArrayList<>();
            both.add(() -> own.add(run(what + label, ours)));
            both.add(() -> plain.add(run(what + ", baseline" + label, baseline)));
            Collections.rotate(both, round);
            both.forEach(Runnable::run);
        }
        return new Compared(warm(own), warm(plain));
    }

    private Series warm(List<Sample> samples) {
        return new Series(samples.subList(warmUp, samples.size()));
    }

    private String label(int round) {
        return round < warmUp ? ", warming up " + (round + 1) : ", warm " + (round + 1 - warmUp);
    }

    private static Sample run(String what, Supplier<Sample> work) {
        Sample sample = work.get();
        Progress.tell("%s: %.3f s", what, sample.seconds());
        return sample;
    }
}
