package io.quarkiverse.sync.entities.runtime.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** Words for messages about a name that does not exist. */
public final class Suggestion {

    private Suggestion() {
    }

    /** {@code . Did you mean 'orders'?} and what there is, or only that. */
    public static String among(String wrong, Collection<String> known) {
        String there = known.isEmpty() ? "there are none" : "there are " + String.join(", ", new TreeSet<>(known));
        return closest(wrong, known).map(name -> "did you mean '%s'? (%s)".formatted(name, there)).orElse(there);
    }

    static Optional<String> closest(String wrong, Collection<String> known) {
        return new TreeSet<>(known).stream()
                .filter(name -> distance(wrong, name) <= Math.max(2, name.length() / 3))
                .min(Comparator.comparingInt(name -> distance(wrong, name)));
    }

    /** Letters to insert, remove or replace (Levenshtein), whatever their case. */
    private static int distance(String left, String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}
