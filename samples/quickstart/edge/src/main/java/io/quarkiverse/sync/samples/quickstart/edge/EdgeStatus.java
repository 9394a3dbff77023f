package io.quarkiverse.sync.samples.quickstart.edge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the edge's page shows above the records and below them.
 *
 * @param last the last run since the start, or null
 * @param pending how many changes wait; {@code waiting} lists the first of them
 */
public record EdgeStatus(boolean networkOn, SyncReport last, long pending, List<WaitingChange> waiting,
        List<ConflictReport> conflicts) {

    Set<String> waitingRecords() {
        return waiting.stream().map(change -> change.collection() + "/" + change.id()).collect(Collectors.toSet());
    }
}
