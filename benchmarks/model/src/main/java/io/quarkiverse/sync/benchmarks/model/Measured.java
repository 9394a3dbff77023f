package io.quarkiverse.sync.benchmarks.model;

import java.util.Map;
import java.util.concurrent.Callable;

/**
 * One measured piece of work.
 *
 * @param heapPeakMb the peaks of all parts of the heap together while it went on, garbage included
 * @param counts what else it says of itself, such as bytes
 */
public record Measured(double seconds, long heapPeakMb, Map<String, Long> counts) {

    /** Runs the work, which answers its counts. */
    public static Measured of(Callable<Map<String, Long>> work) throws Exception {
        Heap.forgetPeak();
        long start = System.nanoTime();
        Map<String, Long> counts = work.call();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Measured(seconds, Heap.peakMb(), counts);
    }
}
