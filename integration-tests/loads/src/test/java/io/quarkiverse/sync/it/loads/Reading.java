package io.quarkiverse.sync.it.loads;

import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Patience;

/** Waits for what a reader is owed. */
final class Reading {

    private Reading() {
    }

    /**
     * Once nobody writes: until the reader has what the table holds, or gets no nearer to it.
     *
     * @return whether it has
     */
    static boolean toTheEnd(Reader reader, Application hub, String collection) {
        Patience patience = new Patience();
        int left;
        do {
            while (reader.pull()) {
                // until the hub has no more
            }
            reader.save();
            left = Patience.differing(reader.records(), Reader.table(hub, collection));
        } while (patience.waits(left));
        return left == 0;
    }
}
