package io.quarkiverse.sync.benchmarks.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** What the heap holds after full collections while a first pull of many rows goes on in a small heap. */
final class Memory {

    /** What all marks together differ by. */
    static final String SPREAD = "heapSpreadMb";

    private static final String HEAP = "96m";

    /** What the edge asks for at once. */
    private static final int PAGE = 1000;
    /** One page is asked for ahead, and one is being written. */
    private static final int UNDER_WAY = 2;

    /** So far from one mark to the next a look that comes a second late still sees the one that it is to see. */
    private static final int APART = 50_000;
    private static final int FIRST = 10_000;
    static final int LEAST = FIRST + APART;

    private final Stand stand;
    private final int rows;
    /** The last one is the end. */
    private final List<Long> marks;
    private final Map<Long, List<Look>> looks = new LinkedHashMap<>();

    /** @param rows what the edge had written by then */
    private record Look(double heapMb, long rows) {
    }

    private Memory(Stand stand, int rows) {
        this.stand = stand;
        this.rows = rows;
        this.marks = marks(rows);
    }

    private static List<Long> marks(int rows) {
        List<Long> marks = new ArrayList<>();
        long last = 0;
        for (long mark : new long[] { FIRST, 100_000, 500_000, rows / 10 * 9L }) {
            if (mark + APART <= rows && (marks.isEmpty() || mark - last >= APART)) {
                marks.add(mark);
                last = mark;
            }
        }
        marks.add((long) rows);
        return marks;
    }

    static Figure run(Db db, int rows, Rounds rounds) {
        try (Stand stand = Stand.start(db, rows, HEAP)) {
            Memory memory = new Memory(stand, rows);
            Sample cold = rounds.cold("memory", memory::pull);
            memory.looks.clear();
            return memory.figure(rounds.of("memory", memory::pull)).cold(cold);
        }
    }

    private Sample pull() {
        stand.clearEdge();
        long before = requests();
        CompletableFuture<Sample> pull = CompletableFuture.supplyAsync(stand::sync);
        for (int mark = 0; mark < marks.size() - 1; mark++) {
            look(pull, before, marks.get(mark), marks.get(mark + 1));
        }
        Sample sample = pull.join().expect("downloaded", rows);
        note(rows, new Look(alive(), rows));
        return sample;
    }

    private void look(CompletableFuture<Sample> pull, long before, long mark, long next) {
        Waiting.until(mark + " rows", () -> pull.isDone() || written(before) >= mark);
        Look look = new Look(alive(), written(before));
        if (pull.isDone() || look.rows() >= next) {
            pull.join();
            throw new IllegalStateException("The look at %d rows came at %d, too late.".formatted(mark, look.rows()));
        }
        note(mark, look);
    }

    private double alive() {
        return stand.edge().http().number("/heap/alive");
    }

    /** To count the rows of a table that is being filled takes H2 seconds. */
    private long written(long before) {
        return Math.max(0, requests() - before - UNDER_WAY) * PAGE;
    }

    private long requests() {
        return stand.hub().http().count("/requests");
    }

    private void note(long mark, Look look) {
        looks.computeIfAbsent(mark, any -> new ArrayList<>()).add(look);
        Progress.tell("memory at %d rows: %.1f MB", look.rows(), look.heapMb());
    }

    private Figure figure(Series pulls) {
        Map<String, Figure> parts = new LinkedHashMap<>();
        looks.forEach((mark, seen) -> parts.put(String.valueOf(mark), Figure.empty()
                .with("rows", Math.round(median(seen, Look::rows))).with("heapMb", median(seen, Look::heapMb))));
        double[] alive = parts.values().stream().mapToDouble(part -> part.number("heapMb")).toArray();
        double spread = DoubleStream.of(alive).max().orElseThrow() - DoubleStream.of(alive).min().orElseThrow();
        parts.put("spread", Figure.empty().with(SPREAD, spread));
        return Figure.of(rows, pulls).variants(parts).with(SPREAD, spread);
    }

    private static double median(List<Look> looks, ToDoubleFunction<Look> value) {
        return Series.middle(looks.stream().mapToDouble(value));
    }
}
