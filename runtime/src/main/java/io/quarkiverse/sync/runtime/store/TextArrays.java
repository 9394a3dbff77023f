package io.quarkiverse.sync.runtime.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Rows as arrays of text, one for each column, for a statement that makes rows of them by {@code unnest}. */
final class TextArrays {

    private static final int MOST_ROWS = 1000;
    private static final int MOST_CHARACTERS = 4 << 20;

    private List<List<String>> columns = new ArrayList<>();
    private int rows;
    private long characters;

    void add(Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (rows == 0) {
                columns.add(new ArrayList<>());
            }
            String text = text(values[i]);
            columns.get(i).add(text);
            characters += text == null ? 0 : text.length();
        }
        rows++;
    }

    boolean isEmpty() {
        return rows == 0;
    }

    /** Whether it is time to {@link #take} them. */
    boolean isFull() {
        return rows == MOST_ROWS || characters >= MOST_CHARACTERS;
    }

    /** An array for each column; the next row is the first one again. */
    Object[] take() {
        Object[] arrays = columns.toArray();
        columns = new ArrayList<>();
        rows = 0;
        characters = 0;
        return arrays;
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(TextArrays::text).orElse(null);
        }
        if (value instanceof OptionalLong number) {
            return number.isEmpty() ? null : String.valueOf(number.getAsLong());
        }
        return value instanceof Instant time ? String.valueOf(Micros.of(time)) : value.toString();
    }
}
