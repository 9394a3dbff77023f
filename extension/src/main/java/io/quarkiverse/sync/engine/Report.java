package io.quarkiverse.sync.engine;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SyncResult.CollectionResult;
import io.quarkiverse.sync.SyncResult.SyncError;

/** What a run has achieved so far. */
final class Report {

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final List<SyncError> general = new ArrayList<>();
    private final Map<String, Long> byResolver = new TreeMap<>();

    Tally of(CollectionPlan plan) {
        return tallies.computeIfAbsent(plan.name(), Tally::new);
    }

    void error(String code, String message, boolean retryable) {
        general.add(new SyncError(null, null, code, message, retryable));
    }

    void resolvedBy(String resolver) {
        byResolver.merge(resolver, 1L, Long::sum);
    }

    Map<String, Long> byResolver() {
        return byResolver;
    }

    SyncResult result(UUID runId, Duration duration, Traffic traffic) {
        Map<String, CollectionResult> details = new LinkedHashMap<>();
        tallies.forEach((name, tally) -> details.put(name, tally.result()));
        List<SyncError> errors = details.values().stream().flatMap(detail -> detail.errors().stream())
                .collect(Collectors.toCollection(ArrayList::new));
        errors.addAll(general);
        int unknown = details.values().stream().mapToInt(CollectionResult::unknown).sum();
        return new SyncResult(runId, errors.isEmpty() && unknown == 0 ? SyncResult.Outcome.COMPLETED
                : SyncResult.Outcome.PARTIAL,
                details.values().stream().mapToInt(CollectionResult::uploaded).sum(),
                details.values().stream().mapToInt(CollectionResult::downloaded).sum(),
                details.values().stream().mapToInt(CollectionResult::conflicts).sum(),
                List.copyOf(errors), Map.copyOf(details), duration, traffic.sent(), traffic.received());
    }
}
