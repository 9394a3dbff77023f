package io.quarkiverse.sync.entities.deployment.test;

import java.util.List;
import java.util.Optional;

/** A change as {@link RecordingSink} wrote it down. */
public record Recorded(String sink, String collection, String id, String operation, String old, Optional<String> origin) {

    /** Operation and collection: {@code INSERT item}. */
    public String what() {
        return operation + " " + collection;
    }

    public static List<String> what(List<Recorded> changes) {
        return changes.stream().map(Recorded::what).sorted().toList();
    }
}
