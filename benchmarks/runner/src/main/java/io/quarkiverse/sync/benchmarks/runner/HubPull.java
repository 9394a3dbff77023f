package io.quarkiverse.sync.benchmarks.runner;

import java.util.Map;
import java.util.function.Supplier;

/** The hub serves all its rows page by page, against plain JDBC that writes the same JSON. */
final class HubPull {

    private static final int PAGE = 1000;
    /** Both tell the same rows, and say of themselves what else they must. */
    private static final double SAME_SIZE = 0.1;

    private HubPull() {
    }

    static Figure run(Db db, int rows, Rounds rounds) {
        try (App hub = Stand.hub(db, rows)) {
            Supplier<Sample> ours = () -> all(hub, rows, "/sync/visits/0/pull?limit=" + PAGE + "&lwt=");
            Sample cold = rounds.cold("hub-pull", ours);
            Compared compared = rounds.compared("hub-pull", ours,
                    () -> all(hub, rows, "/plain/pull?limit=" + PAGE + "&after="));
            requireSameSize(bytes(compared.ours()), bytes(compared.baseline()));
            return Figure.of(rows, compared).cold(cold);
        }
    }

    private static Sample all(App hub, int rows, String path) {
        hub.forgetHeapPeak();
        double seconds = 0;
        long bytes = 0;
        long documents = 0;
        String cursor = "";
        boolean more = true;
        while (more && documents <= rows) {
            long start = System.nanoTime();
            byte[] body = hub.http().get(path + cursor);
            seconds += (System.nanoTime() - start) / 1e9;
            ServedPage page = ServedPage.of(body);
            bytes += body.length;
            documents += page.documents();
            cursor = page.cursor();
            more = page.more();
        }
        return new Sample(seconds, hub.heapPeakMb(), Map.of("documents", documents, "bytesReceived", bytes))
                .expect("documents", rows);
    }

    private static double bytes(Series pulls) {
        return pulls.median(sample -> sample.count("bytesReceived"));
    }

    private static void requireSameSize(double ours, double baseline) {
        if (Math.abs(ours - baseline) > SAME_SIZE * baseline) {
            throw new IllegalStateException("The hub served %.0f bytes, the baseline %.0f".formatted(ours, baseline));
        }
    }
}
