package io.quarkiverse.sync.runtime.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;

/**
 * Threads of the runs. Not the application's workers: all of those may be waiting for the very run that needs one more thread
 * to read its next page or send a batch, to keep its lease, or to be ended by its time-out.
 */
@Singleton
public class SyncThreads implements Executor {

    private final ExecutorService pool;
    private final ScheduledThreadPoolExecutor timer;

    SyncThreads() {
        ThreadFactory threads = daemons();
        // As many as there is work for, which is a few for each remote. What comes at the end of the application is done in place.
        pool = new ThreadPoolExecutor(0, Integer.MAX_VALUE, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), threads,
                (task, ended) -> task.run());
        timer = new ScheduledThreadPoolExecutor(1, threads, (task, ended) -> {
        });
        timer.setRemoveOnCancelPolicy(true);
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** @return what cancels it */
    Runnable later(Duration delay, Runnable task) {
        Future<?> scheduled = timer.schedule(() -> pool.execute(task), delay.toMillis(), TimeUnit.MILLISECONDS);
        return () -> scheduled.cancel(false);
    }

    @PreDestroy
    void end() {
        timer.shutdown();
        pool.shutdown();
    }

    private static ThreadFactory daemons() {
        ClassLoader application = Thread.currentThread().getContextClassLoader();
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "sync-" + number.incrementAndGet());
            thread.setDaemon(true);
            thread.setContextClassLoader(application);
            return thread;
        };
    }
}
