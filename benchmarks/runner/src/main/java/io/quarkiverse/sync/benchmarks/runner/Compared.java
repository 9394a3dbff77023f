package io.quarkiverse.sync.benchmarks.runner;

/** The same work, done by us and by a baseline. */
record Compared(Series ours, Series baseline) {

    double ratio() {
        return baseline.seconds() / ours.seconds();
    }
}
