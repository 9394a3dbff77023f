package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.PARTS;
import static io.quarkiverse.sync.engine.Edge.THINGS;
import static io.quarkiverse.sync.engine.Edge.part;
import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.store.OfflineStore;

/** The process dies at every settling transaction of a run in turn, and another one goes on. */
@Tag("invariant-02")
class CrashTest {

    private static final class Died extends Error {
    }

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);
    private int transactions;

    private static IntStream transactions() {
        return IntStream.rangeClosed(1, new CrashTest().run(Integer.MAX_VALUE));
    }

    @ParameterizedTest
    @MethodSource("transactions")
    void theNextRunEndsWhatADeadOneHasBegun(int dyingAt) {
        run(dyingAt);
        edge.now = edge.now.plus(EngineLimits.standard().leaseLife());

        edge.inBatchesOf(2).engine.sync();

        for (int i = 1; i <= 5; i++) {
            assertThat(edge.name("there" + i)).isEqualTo("there");
            assertThat(hub.value(THINGS, "here" + i, "name")).isEqualTo("here");
        }
        assertThat(edge.store.get(PARTS, "early")).as("set aside before its parent came").isPresent();
        assertThat(edge.changes()).isEmpty();
        assertThat(edge.store.setAside(PARTS)).isEmpty();
        assertThat(edge.store.conflicts()).isEmpty();
    }

    /** @return how many transactions it began */
    private int run(int dyingAt) {
        hub.put(PARTS, part("early", "there5"));
        for (int i = 1; i <= 5; i++) {
            edge.put(thing("here" + i, "here"));
            hub.put(THINGS, thing("there" + i, "there"));
        }
        edge.store.put(PARTS, Document.of(part("mine", "here1")));
        try {
            EngineBuilder.of("hub", dying(dyingAt), hub).limits(Edge.limits(2)).ports(edge.ports()).build().sync();
        } catch (Died e) {
            assertThat(transactions).isGreaterThanOrEqualTo(dyingAt);
        }
        return transactions;
    }

    /** Dead is dead: nothing of it is settled, and the lease is not given back. */
    private OfflineStore dying(int at) {
        return (OfflineStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { OfflineStore.class },
                (proxy, method, arguments) -> {
                    if (method.getName().equals("settle") && ++transactions >= at
                            || method.getName().equals("release") && transactions >= at) {
                        throw new Died();
                    }
                    try {
                        return method.invoke(edge.store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
