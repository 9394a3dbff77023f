package io.quarkiverse.sync.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.store.OfflineStore.Lease;
import io.quarkiverse.sync.store.OfflineStore.LeaseLostException;

@Tag("invariant-12")
class LeaseKeeperTest {

    private static final Duration LIFE = Duration.ofSeconds(30);

    private final Edge edge = new Edge();
    private final Cancellation cancellation = new Cancellation();

    @Test
    void theHeartbeatThatFindsTheLeaseTakenStopsTheRun() {
        Lease ours = edge.store.lease("us", LIFE).orElseThrow();
        try (LeaseKeeper keeper = new LeaseKeeper(edge.store, ours, LIFE, this::after, cancellation)) {
            edge.now = edge.now.plus(LIFE);
            Lease theirs = edge.store.lease("them", LIFE).orElseThrow();

            beat();

            assertThatThrownBy(cancellation::check).isInstanceOf(LeaseLostException.class);
            assertThat(edge.timers).as("no further heartbeat").isEmpty();
            keeper.close();
            assertThat(edge.store.renew(theirs, LIFE)).as("theirs is not given back").isTrue();
        }
    }

    private Runnable after(Duration delay, Runnable task) {
        assertThat(delay).isEqualTo(LIFE.dividedBy(3));
        edge.timers.add(task);
        return () -> edge.timers.remove(task);
    }

    private void beat() {
        edge.timers.remove(0).run();
    }
}
