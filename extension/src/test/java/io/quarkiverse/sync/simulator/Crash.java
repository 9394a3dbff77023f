package io.quarkiverse.sync.simulator;

/** The process is dead: every port it touches throws this. An Error, so that nobody catches it by habit. */
final class Crash extends Error {

    Crash() {
        super("crashed", null, false, false);
    }
}
