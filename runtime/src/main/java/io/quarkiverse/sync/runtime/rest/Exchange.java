package io.quarkiverse.sync.runtime.rest;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import jakarta.enterprise.util.TypeLiteral;

import org.jboss.resteasy.reactive.RestResponse;

import io.quarkiverse.sync.SyncCancelledException;
import io.quarkiverse.sync.adapter.Call;
import io.smallrye.faulttolerance.api.TypedGuard;
import io.smallrye.mutiny.Uni;

/**
 * Sends one request with its retries, behind the remote's circuit breaker. Attempts do not block a thread, so that
 * cancellation ends a wait for an answer and a wait between two attempts alike.
 */
final class Exchange {

    /** Timers count in nanoseconds: a call without deadline would overflow them. */
    private static final Duration FOREVER = Duration.ofDays(1);

    private final TypedGuard<Uni<Answer>> guard;
    private final Duration timeout;
    private final Rest rest;

    Exchange(RestSettings settings) {
        timeout = settings.timeout();
        rest = new Rest(settings.breaker().delay());
        guard = TypedGuard.create(new TypeLiteral<Uni<Answer>>() {
        }).withDescription("sync with remote " + settings.remote())
                .withRetry()
                .maxRetries(settings.retries())
                // the wait between two attempts is the strategy's; the call's own deadline bounds the whole
                .maxDuration(0, ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .whenException(this::worthRepeating)
                .withCustomBackoff().strategy(() -> new Backoff(settings.backoff())).done()
                .done()
                .withCircuitBreaker()
                .requestVolumeThreshold(settings.breaker().requestVolume())
                .failureRatio(settings.breaker().failureRatio())
                .delay(settings.breaker().delay().toMillis(), ChronoUnit.MILLIS)
                .when(Unanswered.class::isInstance)
                .onStateChange(rest::circuit)
                .done()
                .build();
    }

    /**
     * @param bytes size of the request's body
     * @throws Unanswered if no attempt brought an answer; {@link Unanswered#maybeTaken} if any may have reached the peer
     * @throws SyncCancelledException at once when the call is cancelled
     */
    Answer send(int bytes, Call call, Supplier<Uni<RestResponse<byte[]>>> request) {
        rest.check();
        CompletableFuture<Answer> cancelled = cancellation(call);
        AtomicBoolean maybeTaken = new AtomicBoolean();
        Uni<Answer> attempts = guard.get(() -> unlessCancelled(cancelled, attempt(bytes, call, request))
                .onFailure(Unanswered.class).invoke(failure -> {
                    if (((Unanswered) failure).maybeTaken()) {
                        maybeTaken.set(true);
                    }
                }));
        try {
            return within(left(call), unlessCancelled(cancelled, attempts)).await().indefinitely();
        } catch (SyncCancelledException e) {
            throw e;
        } catch (RuntimeException e) {
            Unanswered unanswered = e instanceof Unanswered already ? already : Unanswered.because(e);
            unanswered.retryAfter().ifPresent(rest::asked);
            throw maybeTaken.get() && !unanswered.maybeTaken() ? unanswered.afterOneThatMayHaveBeenTaken() : unanswered;
        }
    }

    /**
     * Sees whether anything answers, whatever it says. One attempt, of which the circuit breaker learns nothing: what answers
     * a probe need not be what answers a pull.
     *
     * @throws Unanswered if nothing does, or if the remote is to be left alone
     */
    void probe(Duration patience, Call call, Supplier<Uni<RestResponse<byte[]>>> request) {
        rest.check();
        CompletableFuture<Answer> cancelled = cancellation(call);
        try {
            within(patience, unlessCancelled(cancelled, attempt(0, call, request))).await().indefinitely();
        } catch (Unanswered e) {
            e.retryAfter().ifPresent(rest::asked);
            throw e;
        }
    }

    private static CompletableFuture<Answer> cancellation(Call call) {
        CompletableFuture<Answer> cancelled = new CompletableFuture<>();
        call.onCancel(() -> cancelled.completeExceptionally(new SyncCancelledException("cancelled while waiting")));
        return cancelled;
    }

    private Uni<Answer> attempt(int bytes, Call call, Supplier<Uni<RestResponse<byte[]>>> request) {
        return Uni.createFrom().deferred(() -> {
            if (call.cancelled()) {
                return Uni.createFrom().failure(new SyncCancelledException("cancelled before it was sent"));
            }
            call.sent(bytes);
            return within(timeout, request.get().map(response -> Answer.of(response, Instant.now())));
        }).onFailure(failure -> !(failure instanceof SyncCancelledException) && !(failure instanceof Unanswered))
                .transform(Unanswered::because)
                .invoke(answer -> call.received(answer.body().length))
                .onItem().transformToUni(answer -> answer.unavailable() ? Uni.createFrom().failure(Unanswered.by(answer))
                        : Uni.createFrom().item(answer));
    }

    private static Uni<Answer> within(Duration time, Uni<Answer> answer) {
        return answer.ifNoItem().after(time).failWith(() -> Unanswered.inTime(time));
    }

    private static Uni<Answer> unlessCancelled(CompletableFuture<Answer> cancelled, Uni<Answer> answer) {
        // whoever loses the race is cancelled: a copy, so that the signal itself outlives this attempt
        return Uni.join().first(answer, Uni.createFrom().completionStage(cancelled::copy)).toTerminate();
    }

    private boolean worthRepeating(Throwable failure) {
        return failure instanceof Unanswered unanswered
                && unanswered.retryAfter().map(wait -> wait.compareTo(timeout) <= 0).orElse(true);
    }

    private static Duration left(Call call) {
        Duration left = Duration.between(Instant.now(), call.deadline());
        if (left.isNegative() || left.isZero()) {
            throw Unanswered.notAsked("the time of the request was over before it was sent", Optional.empty());
        }
        return left.compareTo(FOREVER) < 0 ? left : FOREVER;
    }
}
