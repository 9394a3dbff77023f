package io.quarkiverse.sync.it.loads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Things that go on at the same time until the crowd is closed; what one of them threw is thrown then. */
final class Crowd implements AutoCloseable {

    private static final int LONGEST_MINUTES = 60;

    interface Member {
        /**
         * Does one thing.
         *
         * @return whether there is another to do
         */
        boolean act() throws Exception;
    }

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> members = new ArrayList<>();
    private volatile boolean closing;

    Future<?> add(Member member) {
        Future<?> future = threads.submit(() -> {
            while (!closing && member.act()) {
                // until there is nothing more to do
            }
            return null;
        });
        members.add(future);
        return future;
    }

    /** @throws IllegalStateException with what one of them threw */
    void requireWell() {
        await(members.stream().filter(Future::isDone).toList());
    }

    /** Waits until they have nothing more to do. */
    static void await(List<? extends Future<?>> members) {
        try {
            for (Future<?> member : members) {
                member.get(LONGEST_MINUTES, TimeUnit.MINUTES);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            await(members);
        } finally {
            threads.shutdownNow();
        }
    }
}
