package io.quarkiverse.sync.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Of requests that are made by another thread while the run goes on. */
final class Futures {

    private Futures() {
    }

    /** What the request threw is thrown here. */
    static <T> T join(CompletableFuture<T> answer) {
        try {
            return answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Waits for it, whatever it is, so that nothing of a run is left behind. */
    static void await(CompletableFuture<?> answer) {
        answer.handle((value, failure) -> value).join();
    }
}
