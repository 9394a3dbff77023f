package io.quarkiverse.sync.benchmarks.runner;

import java.util.regex.Pattern;

/**
 * In rows.
 *
 * @param usual of the table in the README; 0: this is not about rows
 * @param least what can be measured at all
 */
record Size(int usual, int least) {

    static final Size NONE = new Size(0, 0);

    private static final int MOST = 10_000_000;
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,7}");

    int parse(Name name, String text) {
        if (this == NONE) {
            throw new IllegalArgumentException("--rows '" + text + "': " + name + " has no rows");
        }
        if (!NUMBER.matcher(text).matches() || Integer.parseInt(text) < least || Integer.parseInt(text) > MOST) {
            throw new IllegalArgumentException(
                    "--rows '" + text + "': a whole number from " + least + " to " + MOST + " for " + name);
        }
        return Integer.parseInt(text);
    }
}
