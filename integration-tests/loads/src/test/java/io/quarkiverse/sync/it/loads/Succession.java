package io.quarkiverse.sync.it.loads;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the feed keeps the order of commits, as far as it can be told from outside: a writer's transactions follow each
 * other, and it numbers the records that it writes once, so these have to come one after the other.
 */
final class Succession {

    private final Map<String, String> last = new HashMap<>();

    /** @return what was written later than this, or at the same moment, and came before it */
    Optional<String> overtaking(String id) {
        if (!Writer.isWrittenOnce(id)) {
            return Optional.empty();
        }
        String before = last.put(Writer.nameIn(id), id);
        return Optional.ofNullable(before).filter(other -> other.compareTo(id) >= 0);
    }

    /** The reader goes back. */
    void restart() {
        last.clear();
    }
}
