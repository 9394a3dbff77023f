package io.quarkiverse.sync.server.runtime.push;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What became of rows, committed.
 *
 * @param ticket names what the transaction wrote to the feed; none if there were several, whose rows then come back by a pull
 */
record Taken(Map<PushRow, RowAnswer> answers, Optional<String> ticket) {

    Taken and(Taken more) {
        Map<PushRow, RowAnswer> all = new HashMap<>(answers);
        all.putAll(more.answers);
        return new Taken(all, Optional.empty());
    }
}
