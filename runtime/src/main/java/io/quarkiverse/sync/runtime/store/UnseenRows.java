package io.quarkiverse.sync.runtime.store;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import io.quarkiverse.sync.entities.runtime.model.EntityCollection;

/** What a resync did not bring: records of a collection, changes of it, and what is set aside. */
record UnseenRows(Jdbc jdbc, SeenRows seen, EntityCollection collection) {

    /** How many keys are looked at in one go. */
    private static final int KEYS = 1000;

    /** In key order. */
    List<String> ids(Optional<String> after, int rows) {
        KeyOrder order = KeyOrder.of(collection);
        Set<String> missing = new LinkedHashSet<>(records(after, rows));
        missing.addAll(seen.missingChanges(collection.name(), order, after, rows));
        missing.addAll(seen.missingSetAside(collection.name(), order, after, rows));
        return missing.isEmpty() ? List.of() : order.sorted(jdbc, missing, rows);
    }

    private List<String> records(Optional<String> after, int rows) {
        List<String> missing = new ArrayList<>();
        Optional<String> last = after;
        while (missing.size() < rows) {
            List<String> keys = collection.table().keys(jdbc.session(), last, KEYS);
            if (keys.isEmpty()) {
                break;
            }
            Set<String> alive = new HashSet<>(seen.of(collection.name(), keys));
            keys.stream().filter(id -> !alive.contains(id)).forEach(missing::add);
            last = Optional.of(keys.get(keys.size() - 1));
        }
        return missing;
    }
}
