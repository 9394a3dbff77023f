package io.quarkiverse.sync.engine;

import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;

/**
 * What the engine needs of its surroundings, so that a simulator or a container can supply it.
 *
 * @param timer never waits for a thread that waits for a run: what it runs ends runs and keeps their lease
 * @param worker runs asynchronous runs, reads one page ahead and sends batches; may run its task in place. The run waits for
 *        page and answer, so these are no threads that wait for a run
 * @param callerCheck knows where a caller must not wait
 * @param remoteCheck throws ConfigurationException where there is nothing to run with; asked by every run, and by nothing else
 * @param properties where an option (second) of a collection (first) is configured, for messages
 */
public record EnginePorts(InstantSource clock, Timer timer, Executor worker, Supplier<UUID> ids, CallerCheck callerCheck,
        Runnable remoteCheck, BinaryOperator<String> properties) {

    /** Whose transactions there are, and which threads must not be blocked, only the surroundings know. */
    @FunctionalInterface
    public interface CallerCheck {

        /** @throws IllegalStateException in a transaction or on an event loop: the caller is about to wait */
        void waits();

        /** @throws IllegalStateException in a transaction, whose changes a run that starts now could not see */
        default void starts() {
        }
    }

    /** Those of a plain Java application, on daemon threads. */
    public static EnginePorts standard() {
        return new EnginePorts(InstantSource.system(), (delay, task) -> {
            CompletableFuture<Void> timer = CompletableFuture.runAsync(task,
                    CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, EnginePorts::onDaemon));
            return () -> timer.cancel(false);
        }, EnginePorts::onDaemon, UUID::randomUUID, () -> {
        }, () -> {
        }, EnginePorts::option);
    }

    /** Where options are set in code. */
    private static String option(String collection, String option) {
        return option;
    }

    private static void onDaemon(Runnable task) {
        Thread thread = new Thread(task, "sync");
        thread.setDaemon(true);
        thread.start();
    }
}
