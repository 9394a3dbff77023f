package io.quarkiverse.sync.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

import org.junit.jupiter.api.Test;

class TextArraysTest {

    private final TextArrays arrays = new TextArrays();

    @Test
    void valuesBecomeTheTextThatTheirColumnTakes() {
        arrays.add(new Object[] { 1, Instant.ofEpochSecond(2), OptionalLong.of(3), Optional.of("four") });
        arrays.add(new Object[] { 5L, Instant.EPOCH, OptionalLong.empty(), Optional.empty() });

        assertThat(arrays.take()).containsExactly(List.of("1", "5"), List.of("2000000", "0"), Arrays.asList("3", null),
                Arrays.asList("four", null));
        assertThat(arrays.isEmpty()).isTrue();
    }

    @Test
    void areFullByRows() {
        for (int i = 0; i < 999; i++) {
            arrays.add(new Object[] { i });
        }
        assertThat(arrays.isFull()).isFalse();
        arrays.add(new Object[] { 999 });
        assertThat(arrays.isFull()).isTrue();

        arrays.take();

        assertThat(arrays.isFull()).isFalse();
    }

    @Test
    void areFullByText() {
        arrays.add(new Object[] { "x".repeat(3 << 20) });
        assertThat(arrays.isFull()).isFalse();
        arrays.add(new Object[] { "x".repeat(1 << 20) });
        assertThat(arrays.isFull()).isTrue();
    }
}
