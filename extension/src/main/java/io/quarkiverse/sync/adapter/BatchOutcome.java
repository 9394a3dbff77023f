package io.quarkiverse.sync.adapter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Exactly one outcome for every change of a batch. */
public final class BatchOutcome {

    private static final PushOutcome IMPLICIT = new PushOutcome.Applied(java.util.Optional.empty(), false);

    private final Map<UUID, PushOutcome> outcomes;

    private BatchOutcome(Map<UUID, PushOutcome> outcomes) {
        this.outcomes = outcomes;
    }

    /** What is not answered is unknown; an answer to a change that was not sent makes the whole batch unknown. */
    public static BatchOutcome of(List<PushChange> batch, Map<UUID, PushOutcome> answered) {
        return complete(batch, answered, new PushOutcome.Unknown("the answer does not mention the change"));
    }

    /** RxDB's way: what is not mentioned was applied; an answer to a stranger makes the whole batch unknown. */
    public static BatchOutcome implicit(List<PushChange> batch, Map<UUID, PushOutcome> exceptions) {
        return complete(batch, exceptions, IMPLICIT);
    }

    /** The same outcome for all. */
    public static BatchOutcome all(List<PushChange> batch, PushOutcome outcome) {
        return complete(batch, Map.of(), outcome);
    }

    private static BatchOutcome complete(List<PushChange> batch, Map<UUID, PushOutcome> answered, PushOutcome otherwise) {
        Map<UUID, PushOutcome> outcomes = new HashMap<>();
        for (PushChange change : batch) {
            outcomes.put(change.changeId(), answered.getOrDefault(change.changeId(), otherwise));
        }
        if (!outcomes.keySet().containsAll(answered.keySet())) {
            outcomes.replaceAll((id, outcome) -> new PushOutcome.Unknown("the answer mentions a change that was not sent"));
        }
        return new BatchOutcome(outcomes);
    }

    /** @throws IllegalArgumentException if the change was not part of the batch */
    public PushOutcome of(PushChange change) {
        PushOutcome outcome = outcomes.get(change.changeId());
        if (outcome == null) {
            throw new IllegalArgumentException("change " + change.changeId() + " was not part of this batch");
        }
        return outcome;
    }
}
