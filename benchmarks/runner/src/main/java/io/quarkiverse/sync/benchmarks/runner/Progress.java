package io.quarkiverse.sync.benchmarks.runner;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Standard output is for the figures. */
final class Progress {

    private Progress() {
    }

    static void tell(String format, Object... values) {
        System.err.println(LocalTime.now().truncatedTo(ChronoUnit.SECONDS) + " " + String.format(Locale.ROOT, format, values));
    }
}
