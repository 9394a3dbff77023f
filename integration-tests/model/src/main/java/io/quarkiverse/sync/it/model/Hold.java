package io.quarkiverse.sync.it.model;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A transaction that stays open, with its locks, until a test releases it. */
record Hold(CountDownLatch reached, CountDownLatch released) {

    private static final Map<String, Hold> HOLDS = new ConcurrentHashMap<>();

    static Hold named(String name) {
        return HOLDS.computeIfAbsent(name, key -> new Hold(new CountDownLatch(1), new CountDownLatch(1)));
    }

    void keep() throws InterruptedException {
        reached.countDown();
        released.await(60, TimeUnit.SECONDS);
    }

    boolean awaitReached() throws InterruptedException {
        return reached.await(30, TimeUnit.SECONDS);
    }

    void release() {
        released.countDown();
    }
}
