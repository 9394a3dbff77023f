package io.quarkiverse.sync.benchmarks.runner;

import java.nio.file.Path;

/** All benchmarks, and the table in the README. */
final class Everything {
    Everything(Path readme) {
    }

    void run() {
    }
}
