package io.quarkiverse.sync.benchmarks.runner;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/** What the heap holds after full collections while a first pull of many rows goes on in a small heap. */
final class Memory {

    private static final String HEAP = "96m";
    private static final int WARM = Math.min(3, Rounds.WARM);
    private static final long LOOK_AGAIN_MS = 20;

    private Memory() {
    }

    static Figure run(Db db, int rows) {
        List<Long> marks = LongStream.of(10_000, 100_000, 500_000, rows * 95L / 100).filter(mark -> mark < rows).sorted()
                .distinct().boxed().toList();
        Map<Long, List<Double>> heap = new LinkedHashMap<>();
        List<Sample> pulls = new ArrayList<>();
        try (Stand stand = Stand.start(db, rows, HEAP)) {
            for (int round = 0; round <= WARM; round++) {
                stand.clearEdge();
                Sample pull = pull(stand, rows, marks, heap);
                Progress.tell("memory, round %d: %.1f s, MB at the marks so far %s", round, pull.seconds(), heap);
                pulls.add(pull);
            }
        }
        return figure(rows, new Series(pulls), heap);
    }

    private static Sample pull(Stand stand, int rows, List<Long> marks, Map<Long, List<Double>> heap) {
        CompletableFuture<Sample> pull = CompletableFuture.supplyAsync(stand::sync);
        for (long mark : marks) {
            while (stand.edge().http().number("/tables/Visit/count") < mark && !pull.isDone()) {
                pause();
            }
            look(stand, mark, heap);
        }
        Sample sample = pull.join().expect("downloaded", rows);
        look(stand, rows, heap);
        return sample;
    }

    private static void look(Stand stand, long mark, Map<Long, List<Double>> heap) {
        heap.computeIfAbsent(mark, rows -> new ArrayList<>()).add(stand.edge().http().number("/measure/heap"));
    }

    private static Figure figure(int rows, Series pulls, Map<Long, List<Double>> heap) {
        Map<String, Figure> parts = new LinkedHashMap<>();
        heap.forEach((mark, alive) -> parts.put(String.valueOf(mark), Figure.empty().with("rows", mark)
                .with("heapMb", Series.middle(alive.stream().mapToDouble(Double::doubleValue)))));
        double[] alive = parts.values().stream().mapToDouble(part -> part.number("heapMb")).toArray();
        return Figure.of(rows, pulls).variants(parts).with("heapGrowthMb",
                DoubleStream.of(alive).max().orElseThrow() - DoubleStream.of(alive).min().orElseThrow());
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
