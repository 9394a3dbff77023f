package io.quarkiverse.sync.adapter;

import java.util.Optional;
import java.util.OptionalLong;

/** What became of one pushed change. Total: there is no fifth case. */
public sealed interface PushOutcome {

    /**
     * The hub holds it.
     *
     * @param stored what the hub holds now, where it differs from what was sent; it is taken over
     * @param duplicate the hub had taken this very change before; what it holds now may be somebody else's later write
     */
    record Applied(Optional<RemoteRecord> stored, boolean duplicate) implements PushOutcome {
    }

    /**
     * The hub holds something else than was assumed, and took nothing.
     *
     * @param master what the hub holds
     * @param asOf the feed position at which {@code master} was read, where the hub tells; a pull is complete up to that
     *        moment when {@link Fetched.Page#fence} is greater
     */
    record Conflicted(RemoteRecord master, OptionalLong asOf) implements PushOutcome {
    }

    /**
     * The hub refuses the change for what it holds.
     *
     * @param code a constant of the peer, for programs
     * @param retryable whether the same change may be taken later
     */
    record Rejected(String code, String message, boolean retryable) implements PushOutcome {
    }

    /** Nobody knows; never to be taken for success. */
    record Unknown(String reason) implements PushOutcome {
    }
}
