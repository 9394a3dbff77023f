package io.quarkiverse.sync.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Random;

import io.quarkiverse.sync.QuarantinedRecord;
import io.quarkiverse.sync.QuarantinedRecord.Direction;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.store.ConflictRecord;

/** Those who look after an edge. They forget nothing that the hub sent: then edge and hub may differ. */
final class People {

    private final SynchronizationEngine engine;
    private final Random random;

    People(SynchronizationEngine engine, Random random) {
        this.engine = engine;
        this.random = random;
    }

    /** What they did, and what came of it. */
    String act() {
        Optional<ConflictRecord> conflict = any(engine.conflicts(100).stream()
                .filter(one -> one.state() != ConflictRecord.State.DECIDED).toList());
        Optional<QuarantinedRecord> refused = any(engine.quarantine().list(100).stream()
                .filter(one -> one.direction() == Direction.OUTGOING).toList());
        if (refused.isPresent() && (conflict.isEmpty() || random.nextBoolean())) {
            return settle(refused.get());
        }
        return conflict.map(this::decide).orElse("nothing to do");
    }

    private <T> Optional<T> any(List<T> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(random.nextInt(all.size())));
    }

    private String settle(QuarantinedRecord refused) {
        List<String> ids = List.of(refused.recordId());
        return random.nextInt(3) == 0 ? "retry %s: %s".formatted(refused, engine.quarantine().retry(refused.collection(), ids))
                : "discard %s: %s".formatted(refused, engine.quarantine().discard(refused.collection(), ids));
    }

    private String decide(ConflictRecord conflict) {
        Resolution resolution = random.nextBoolean() ? new Resolution.TakeLocal() : new Resolution.TakeRemote();
        return "%s of %s: %s".formatted(resolution, conflict, engine.resolve(conflict.conflictId(), resolution));
    }
}
