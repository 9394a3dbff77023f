package io.quarkiverse.sync.benchmarks.runner;

/** Measures one thing. */
@FunctionalInterface
interface Benchmark {
    Figure run(Db db, int rows, Rounds rounds);
}
