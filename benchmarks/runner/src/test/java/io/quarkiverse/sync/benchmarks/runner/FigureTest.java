package io.quarkiverse.sync.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

class FigureTest {

    @Test
    void putsThePartOfTheLeastRatioOnTop() {
        Map<String, Figure> parts = new LinkedHashMap<>();
        parts.put("fast", Figure.of(100, new Compared(took(1), took(1))).cold(sample(5)));
        parts.put("slow", Figure.of(100, new Compared(took(4), took(2))));

        JsonNode line = line(Figure.of(parts));

        assertThat(line.path("ratio").doubleValue()).isEqualTo(0.5);
        assertThat(line.path("seconds").doubleValue()).isEqualTo(4);
        assertThat(line.path("rowsPerSecond").doubleValue()).isEqualTo(25);
        assertThat(line.path("baselineRowsPerSecond").doubleValue()).isEqualTo(50);
        assertThat(line.path("cold")).isEmpty();
        assertThat(line.at("/variants/fast/ratio").doubleValue()).isEqualTo(1);
        assertThat(line.at("/variants/fast/cold/seconds").doubleValue()).isEqualTo(5);
        assertThat(line.at("/variants/slow").has("cold")).isFalse();
    }

    @Test
    void putsTheSlowestPartOnTopWhereThereIsNoBaseline() {
        JsonNode line = line(Figure.of(Map.of("a", Figure.of(10, took(1)), "b", Figure.of(10, took(2)))));

        assertThat(line.path("seconds").doubleValue()).isEqualTo(2);
        assertThat(line.path("ratio").isNull()).isTrue();
    }

    @Test
    void tellsMediansOfTheWarmRounds() {
        Series series = new Series(List.of(sample(3), sample(1), sample(2)));

        assertThat(series.seconds()).isEqualTo(2);
        assertThat(new Series(List.of(sample(1), sample(2), sample(4), sample(3))).seconds()).isEqualTo(2.5);
        assertThat(line(Figure.of(series)).path("heapPeakMb").isNull()).isTrue();
    }

    @Test
    void measuresAfterWarmingUpAndInTurn() {
        StringBuilder order = new StringBuilder();

        Compared compared = new Rounds(1, 3).compared("work", () -> {
            order.append('o');
            return sample(order.length());
        }, () -> {
            order.append('b');
            return sample(order.length());
        });

        assertThat(order).hasToString("obboobbo");
        assertThat(compared.ours().samples()).extracting(Sample::seconds).containsExactly(4.0, 5.0, 8.0);
        assertThat(compared.baseline().samples()).extracting(Sample::seconds).containsExactly(3.0, 6.0, 7.0);
    }

    private static JsonNode line(Figure figure) {
        return figure.line(Name.PULL, Db.H2);
    }

    private static Series took(double seconds) {
        return new Series(List.of(sample(seconds)));
    }

    private static Sample sample(double seconds) {
        return new Sample(seconds, 0, Map.of());
    }
}
