package io.quarkiverse.sync.test.rest;

import static io.quarkiverse.sync.test.rest.Adapters.pull;
import static io.quarkiverse.sync.test.rest.PlainPushTest.EMPTY_PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.SyncCancelledException;
import io.quarkiverse.sync.runtime.rest.RestAdapter;
import io.quarkus.test.QuarkusUnitTest;

/** Every wait of the adapter ends at once when the call is cancelled, and nothing more is sent. */
class CancellationTest extends AdapterTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = AdapterApp.create();

    @Test
    void whileWaitingForAnAnswer() {
        hub.answers(EMPTY_PAGE.after(5000));

        assertThat(timeToCancel(adapter)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void betweenTwoAttempts() {
        hub.answers(HostileHub.Reply.html(503));
        try (RestAdapter patient = Adapters.to(hub.url(), Duration.ofSeconds(5), 3, Duration.ofMinutes(1))) {
            assertThat(timeToCancel(patient)).isLessThan(Duration.ofSeconds(15));
        }
        assertThat(hub.requests).hasSize(1);
    }

    @Test
    void nothingIsSentAfterwards() throws InterruptedException {
        hub.answers(HostileHub.Reply.html(503));
        try (RestAdapter patient = Adapters.to(hub.url(), Duration.ofSeconds(5), 3, Duration.ofMillis(1500))) {
            timeToCancel(patient);
            int sent = hub.requests.size();
            Thread.sleep(2500);
            assertThat(hub.requests).hasSize(sent);
        }
    }

    @Test
    void beforeTheCall() {
        TestCall call = new TestCall();
        call.cancel();

        assertThatThrownBy(() -> adapter.fetchChanges(pull(null, 10), call)).isInstanceOf(SyncCancelledException.class);
        assertThat(hub.requests).isEmpty();
    }

    private Duration timeToCancel(RestAdapter cancelled) {
        TestCall call = new TestCall();
        AtomicReference<Instant> before = new AtomicReference<>();
        hub.onRequest(() -> CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS).execute(() -> {
            before.set(Instant.now());
            call.cancel();
        }));
        assertThatThrownBy(() -> cancelled.fetchChanges(pull(null, 10), call)).isInstanceOf(SyncCancelledException.class);
        return Duration.between(before.get(), Instant.now());
    }
}
