package io.quarkiverse.sync.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.adapter.PushOutcome;

/**
 * The search, by halves, for records for which a remote refuses or fails whole requests. It is given up for the run where
 * nothing is taken, for then the trouble is not with the records.
 */
final class Isolation {

    /** With 403 rxdb-server answers a whole batch if its validator refuses one row; who is not known there gets 401. */
    private static final Set<Integer> FOR_WHAT_IT_HOLDS = Set.of(400, 403, 409, 422);
    /** Enough to find one record in a batch of thousands. */
    private static final int IN_VAIN = 14;

    private final Map<Claim, PushOutcome> refused = new LinkedHashMap<>();
    private final Map<Claim, PushOutcome.Unknown> unanswered = new LinkedHashMap<>();
    private boolean taken;
    private int inVain;

    /** Whether a request is refused for what it holds, and not for who sends it or where it goes. */
    static boolean refusesContent(AdapterException e) {
        return e.httpStatus().isPresent() && FOR_WHAT_IT_HOLDS.contains(e.httpStatus().getAsInt());
    }

    void begin() {
        refused.clear();
        unanswered.clear();
        taken = false;
    }

    void taken() {
        taken = true;
        inVain = 0;
    }

    /** @return whether smaller requests are worth their while */
    boolean failed() {
        return inVain < IN_VAIN && ++inVain < IN_VAIN;
    }

    /** A request of this change alone was refused. */
    void refused(Claim claim, String message) {
        refused.put(claim, new PushOutcome.Rejected("REQUEST_REFUSED", message, true));
    }

    /** A request of this change alone was left without an answer, not for the first time. */
    void unanswered(Claim claim, PushOutcome.Unknown why) {
        unanswered.put(claim, why);
    }

    /** What becomes of the changes that were alone: no answer is held against them if others got theirs, now or before. */
    Map<Claim, PushOutcome> verdicts() {
        Map<Claim, PushOutcome> verdicts = new LinkedHashMap<>(refused);
        unanswered.forEach((claim, why) -> verdicts.put(claim, !taken && claim.change().attempts() == 0 ? why
                : new PushOutcome.Rejected("NEVER_ANSWERED", "the remote answers other changes, but never this one: %s"
                        .formatted(why.reason()), true)));
        return verdicts;
    }

    /** What becomes of them where the remote refuses anything. */
    Map<Claim, PushOutcome> unknown(String reason) {
        Map<Claim, PushOutcome> unknown = new LinkedHashMap<>(unanswered);
        refused.keySet().forEach(claim -> unknown.put(claim, new PushOutcome.Unknown(reason)));
        return unknown;
    }
}
