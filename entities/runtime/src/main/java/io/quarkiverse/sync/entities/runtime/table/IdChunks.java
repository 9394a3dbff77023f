package io.quarkiverse.sync.entities.runtime.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Parts lists of ids for {@code in (…)}. */
final class IdChunks {

    private static final int LARGEST = 1024;

    private IdChunks() {
    }

    /**
     * Chunks whose sizes are powers of two, the last filled up by repeating an id: so there are few different statements, and
     * their plans are found again.
     */
    static List<List<Object>> of(Collection<Object> ids) {
        List<Object> all = new ArrayList<>(ids);
        List<List<Object>> chunks = new ArrayList<>();
        for (int start = 0; start < all.size(); start += LARGEST) {
            List<Object> chunk = new ArrayList<>(all.subList(start, Math.min(start + LARGEST, all.size())));
            int size = Integer.highestOneBit(chunk.size());
            int padded = size == chunk.size() ? size : size * 2;
            while (chunk.size() < padded) {
                chunk.add(chunk.get(0));
            }
            chunks.add(chunk);
        }
        return chunks;
    }
}
