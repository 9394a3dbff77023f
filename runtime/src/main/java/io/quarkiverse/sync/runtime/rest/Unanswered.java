package io.quarkiverse.sync.runtime.rest;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;

import javax.net.ssl.SSLHandshakeException;

import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;

/** An attempt brought no answer, or one that asks to come back later. */
final class Unanswered extends RuntimeException {

    private final transient Optional<Duration> retryAfter;
    private final boolean maybeTaken;

    private Unanswered(String message, Optional<Duration> retryAfter, boolean maybeTaken, Throwable cause) {
        super(message, cause);
        this.retryAfter = retryAfter;
        this.maybeTaken = maybeTaken;
    }

    static Unanswered by(Answer answer) {
        return new Unanswered("answered %d (%s)".formatted(answer.status(), answer.excerpt()), answer.retryAfter(),
                !answer.turnedAway(), null);
    }

    static Unanswered because(Throwable failure) {
        return new Unanswered(root(failure).toString(), Optional.empty(), !neverSent(failure), failure);
    }

    static Unanswered notAsked(String message, Optional<Duration> retryAfter) {
        return new Unanswered(message, retryAfter, false, null);
    }

    static Unanswered inTime(Duration time) {
        return new Unanswered("no answer within " + time.toMillis() + " ms", Optional.empty(), true, null);
    }

    /** The same, where an earlier attempt of the same request may have reached the peer. */
    Unanswered afterOneThatMayHaveBeenTaken() {
        return new Unanswered(getMessage(), retryAfter, true, getCause());
    }

    Optional<Duration> retryAfter() {
        return retryAfter;
    }

    /** Whether the request may have reached the peer. */
    boolean maybeTaken() {
        return maybeTaken;
    }

    private static boolean neverSent(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConnectException || cause instanceof UnknownHostException
                    || cause instanceof NoRouteToHostException || cause instanceof SSLHandshakeException
                    || cause instanceof CircuitBreakerOpenException) {
                return true;
            }
        }
        return false;
    }

    private static Throwable root(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
