package io.quarkiverse.sync.benchmarks.runner;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What comes out, in the fields of the JSON line: of a benchmark or of one of its parts. */
final class Figure {

    private static final MathContext DIGITS = new MathContext(4);

    private final ObjectNode json = Http.JSON.createObjectNode();

    private Figure() {
        for (String field : new String[] { "rows", "seconds", "rowsPerSecond", "baselineRowsPerSecond", "ratio" }) {
            json.putNull(field);
        }
        json.putObject("cold");
        json.putObject("variants");
        json.putNull("heapPeakMb");
        json.putNull("bytesReceived");
    }

    static Figure empty() {
        return new Figure();
    }

    /** Of work that is not counted in rows. */
    static Figure of(Series ours) {
        Figure figure = new Figure().with("seconds", ours.seconds());
        figure.withMedian("heapPeakMb", ours, Sample::heapPeakMb);
        figure.withMedian("bytesReceived", ours, sample -> sample.count("bytesReceived"));
        return figure;
    }

    static Figure of(long rows, Series ours) {
        return of(ours).with("rows", rows).with("rowsPerSecond", rows / ours.seconds());
    }

    static Figure of(long rows, Compared compared) {
        return of(rows, compared.ours()).with("baselineRowsPerSecond", rows / compared.baseline().seconds())
                .with("ratio", compared.ratio());
    }

    /** The worst part on top: of the least ratio, or where there is no baseline the slowest. */
    static Figure of(Map<String, Figure> parts) {
        Figure figure = new Figure();
        figure.json
                .setAll(parts.values().stream().min(Comparator.comparingDouble(Figure::merit)).orElseThrow().json.deepCopy());
        return figure.variants(parts);
    }

    Figure variants(Map<String, Figure> parts) {
        ObjectNode variants = json.putObject("variants");
        parts.forEach((name, part) -> variants.set(name, part.part()));
        return this;
    }

    private double merit() {
        return ratio().orElseGet(() -> -json.path("seconds").doubleValue());
    }

    private ObjectNode part() {
        ObjectNode part = json.deepCopy();
        part.remove("variants");
        part.properties()
                .removeIf(field -> field.getValue().isNull() || field.getValue().isObject() && field.getValue().isEmpty());
        return part;
    }

    Figure with(String field, long value) {
        json.put(field, value);
        return this;
    }

    Figure with(String field, double value) {
        json.put(field, rounded(value));
        return this;
    }

    double number(String field) {
        return json.get(field).doubleValue();
    }

    /** The first of a process. */
    Figure cold(Sample first) {
        ObjectNode cold = json.putObject("cold").put("seconds", rounded(first.seconds()));
        if (json.path("rowsPerSecond").isNumber()) {
            cold.put("rowsPerSecond", rounded(json.get("rows").longValue() / first.seconds()));
        }
        return this;
    }

    /** Nothing where nothing is measured. */
    private void withMedian(String field, Series series, ToDoubleFunction<Sample> value) {
        double median = series.median(value);
        if (median > 0) {
            with(field, Math.round(median));
        }
    }

    OptionalDouble ratio() {
        return json.path("ratio").isNumber() ? OptionalDouble.of(json.get("ratio").doubleValue()) : OptionalDouble.empty();
    }

    ObjectNode line(Name name, Db db) {
        ObjectNode line = Http.JSON.createObjectNode().put("benchmark", name.toString()).put("db", db.toString());
        line.setAll(json);
        return line;
    }

    private static BigDecimal rounded(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.precision() - exact.scale() >= DIGITS.getPrecision() ? exact.setScale(0, RoundingMode.HALF_UP)
                : exact.round(DIGITS);
    }
}
