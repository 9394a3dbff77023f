package io.quarkiverse.sync.simulator;

import java.util.ArrayList;
import java.util.List;

/** What happened, in order; written only when a seed that failed is run again. */
final class Journal {

    private final boolean recording;
    private final List<String> lines = new ArrayList<>();

    Journal(boolean recording) {
        this.recording = recording;
    }

    boolean recording() {
        return recording;
    }

    void add(String format, Object... arguments) {
        if (recording) {
            lines.add("%5d  %s".formatted(lines.size() + 1, format.formatted(arguments)));
        }
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
