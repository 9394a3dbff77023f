package io.quarkiverse.sync.it;

import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Waits for something as long as it comes nearer: it is in vain only when nothing has moved for long. */
public final class Patience {

    private static final long NANOS = Duration.ofMinutes(2).toNanos();

    private int fewest = Integer.MAX_VALUE;
    private long since;

    /**
     * Whether to go on waiting.
     *
     * @param left what is still to come; fewer than ever before is a step
     */
    public boolean waits(int left) {
        if (left < fewest) {
            fewest = left;
            since = System.nanoTime();
        }
        return left > 0 && System.nanoTime() - since < NANOS;
    }

    /** How many entries two states do not share that are to become one. */
    public static int differing(Map<?, ?> here, Map<?, ?> there) {
        Set<Object> shared = new HashSet<>(here.entrySet());
        shared.retainAll(there.entrySet());
        return Math.max(here.size(), there.size()) - shared.size();
    }
}
