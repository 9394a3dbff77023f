package io.quarkiverse.sync.benchmarks.runner;

import java.util.HashMap;
import java.util.Map;

/** One measured piece of work, as an application tells it or as it is seen from outside. */
record Sample(double seconds, long heapPeakMb, Map<String, Long> counts) {

    long count(String name) {
        return counts.getOrDefault(name, 0L);
    }

    Sample with(String name, long count) {
        Map<String, Long> more = new HashMap<>(counts);
        more.put(name, count);
        return new Sample(seconds, heapPeakMb, more);
    }

    /** @throws IllegalStateException if the work was not what was to be measured */
    Sample expect(String name, long expected) {
        if (count(name) != expected) {
            throw new IllegalStateException("Expected %d %s, but got %s".formatted(expected, name, counts));
        }
        return this;
    }
}
