package io.quarkiverse.sync.engine;

import java.time.Instant;
import java.util.Optional;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.Fetched.Malformed;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Incoming records on their way to be set aside. */
final class Aside {

    private Aside() {
    }

    /** Tried again whenever collections are pulled. */
    static SetAside waiting(RemoteRecord record, Reason reason, String message) {
        return new SetAside(record, Optional.empty(), reason, message, Optional.empty(), 0, Optional.empty());
    }

    /** Not tried again by itself. */
    static SetAside malformed(Malformed malformed) {
        String id = malformed.id().orElseGet(() -> "malformed-" + Hashes.of(malformed.raw()));
        return new SetAside(new RemoteRecord(id, new RecordState.Unknown()), Optional.of(malformed.raw()), Reason.MALFORMED,
                malformed.reason(), Optional.empty(), 1, Optional.empty());
    }

    static SetAside refused(RemoteRecord record, Refusal refusal, int attempts, Instant now) {
        return new SetAside(record, Optional.empty(), refusal.reason(), refusal.message(), refusal.blockedBy(), attempts,
                refusal.reason() == Reason.MISSING_PARENT ? Optional.empty() : Optional.of(BackOff.next(now, attempts)));
    }

    static SetAside unmappable(RemoteRecord record, String message, int attempts, Instant now) {
        return refused(record, new Refusal(Reason.REFUSED, message, Optional.empty()), attempts, now);
    }

    static SetAside locked(RemoteRecord record, int attempts, Instant now) {
        return refused(record, new Refusal(Reason.LOCKED,
                "an application transaction holds the record; tried again by itself", Optional.empty()), attempts, now);
    }
}
