package io.quarkiverse.sync.simulator;

/** A rule of the simulation was broken. */
final class Violation extends AssertionError {

    Violation(String format, Object... arguments) {
        super(format.formatted(arguments));
    }
}
