package io.quarkiverse.sync.benchmarks.runner;

import java.util.Map;

/** One measured piece of work, as an application tells it. */
record Sample(double seconds, long heapPeakMb, Map<String, Long> counts) {

    /** Measured from outside. */
    static Sample of(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return new Sample((System.nanoTime() - start) / 1e9, 0, Map.of());
    }

    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** @throws IllegalStateException if the work was not what was to be measured */
    Sample expect(String name, long expected) {
        if (count(name) != expected) {
            throw new IllegalStateException("Expected %d %s, but got %s".formatted(expected, name, counts));
        }
        return this;
    }
}
