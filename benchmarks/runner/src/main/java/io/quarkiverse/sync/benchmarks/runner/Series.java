package io.quarkiverse.sync.benchmarks.runner;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** The same work several times in a process that is warm. */
record Series(List<Sample> samples) {

    double seconds() {
        return median(Sample::seconds);
    }

    double median(ToDoubleFunction<Sample> value) {
        return middle(samples.stream().mapToDouble(value));
    }

    /** The median of several runs of what is too short to be measured once. */
    static Sample typical(int runs, Supplier<Sample> work) {
        return Stream.generate(work).limit(runs).sorted(Comparator.comparingDouble(Sample::seconds)).toList().get(runs / 2);
    }

    static double middle(DoubleStream values) {
        double[] sorted = values.sorted().toArray();
        int half = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
}
