package io.quarkiverse.sync.test.rest;

import static io.quarkiverse.sync.test.rest.Adapters.insert;
import static io.quarkiverse.sync.test.rest.Adapters.pull;
import static io.quarkiverse.sync.test.rest.Adapters.push;
import static io.quarkiverse.sync.test.rest.PlainPushTest.EMPTY_PAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkiverse.sync.runtime.rest.RestAdapter;
import io.quarkiverse.sync.runtime.rest.RestSettings;
import io.quarkus.test.QuarkusUnitTest;

/** Retries, back-off, circuit breaker; a request that may have arrived is never a plain failure. */
class NetworkFailureTest extends AdapterTest {

    private static final HostileHub.Reply BUSY = HostileHub.Reply.html(503);

    @RegisterExtension
    static final QuarkusUnitTest APP = AdapterApp.create();

    private final PushChange change = insert("a");

    @Test
    void busyPeerIsAskedAgain() {
        hub.answers(BUSY, HostileHub.Reply.html(502), EMPTY_PAGE);

        assertThat(adapter.fetchChanges(pull(null, 10), new TestCall())).isInstanceOf(Fetched.Page.class);
        assertThat(hub.requests).hasSize(3);
    }

    @Test
    void givesUpAfterTheRetries() {
        hub.answers(BUSY);

        assertThatThrownBy(() -> adapter.fetchChanges(pull(null, 10), new TestCall())).isInstanceOf(NetworkException.class)
                .hasMessageContaining("503").hasMessageContaining("the next run goes on from here");
        assertThat(hub.requests).hasSize(4);
    }

    @Test
    void waitsAsLongAsThePeerAsks() {
        hub.answers(BUSY.header("Retry-After", "1"), EMPTY_PAGE);
        Instant before = Instant.now();

        adapter.fetchChanges(pull(null, 10), new TestCall());

        assertThat(Duration.between(before, Instant.now())).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void leavesThePeerAloneWhenItAsksForLong() {
        hub.answers(BUSY.header("Retry-After", "600"));

        for (int attempt = 0; attempt < 2; attempt++) {
            NetworkException failure = catchThrowableOfType(NetworkException.class,
                    () -> adapter.fetchChanges(pull(null, 10), new TestCall()));
            assertThat(failure.retryAfter())
                    .hasValueSatisfying(wait -> assertThat(wait).isGreaterThan(Duration.ofSeconds(590)));
        }
        NetworkException offline = catchThrowableOfType(NetworkException.class, () -> adapter.isOnline(new TestCall()));
        assertThat(offline).hasMessageContaining("left alone");
        assertThat(offline.retryAfter()).isPresent();
        assertThat(hub.requests).hasSize(1);
    }

    @Test
    void leavesThePeerAloneWhenItsAnswerToAProbeAsksForThat() {
        hub.answers(BUSY.header("Retry-After", "600"));

        for (int attempt = 0; attempt < 2; attempt++) {
            assertThatThrownBy(() -> adapter.isOnline(new TestCall())).isInstanceOf(NetworkException.class);
        }
        assertThatThrownBy(this::pulled).isInstanceOf(NetworkException.class);
        assertThat(hub.requests).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT" })
    void isNotSentAwayForEver(String retryAfter) {
        hub.answers(BUSY.header("Retry-After", retryAfter));

        NetworkException failure = catchThrowableOfType(NetworkException.class,
                () -> adapter.fetchChanges(pull(null, 10), new TestCall()));

        assertThat(failure.retryAfter()).contains(Duration.ofDays(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "-5", "soon", "", "9999999999999999999", "Thu, 01 Jan 1970 00:00:00 GMT" })
    void retryAfterThatSaysNothingIsNone(String retryAfter) {
        hub.answers(BUSY.header("Retry-After", retryAfter), EMPTY_PAGE);

        assertThat(adapter.fetchChanges(pull(null, 10), new TestCall())).isInstanceOf(Fetched.Page.class);
    }

    @Test
    @Tag("invariant-05")
    void lostAnswerToAPushIsUnknown() {
        hub.answers(EMPTY_PAGE, HostileHub.Reply.lost());

        assertThat(pushed()).isInstanceOf(PushOutcome.Unknown.class);
    }

    @Test
    @Tag("invariant-05")
    void pushThatMayHaveArrivedBeforeThePeerWasBusyIsUnknown() {
        hub.answers(EMPTY_PAGE, HostileHub.Reply.lost(), BUSY);

        assertThat(pushed()).isInstanceOf(PushOutcome.Unknown.class);
    }

    @Test
    void pushThatWasTurnedAwayFailed() {
        hub.answers(EMPTY_PAGE, BUSY);

        assertThatThrownBy(this::pushed).isInstanceOf(NetworkException.class);
    }

    @Test
    void slowAnswerIsNone() {
        hub.answers(EMPTY_PAGE.after(3000));
        try (RestAdapter impatient = Adapters.to(hub.url(), Duration.ofMillis(200), 0, Duration.ofMillis(10))) {
            assertThatThrownBy(() -> impatient.fetchChanges(pull(null, 10), new TestCall()))
                    .isInstanceOf(NetworkException.class);
        }
    }

    @Test
    void nobodyThere() {
        hub.close();

        assertThatThrownBy(() -> adapter.fetchChanges(pull(null, 10), new TestCall())).isInstanceOf(NetworkException.class)
                .hasMessageContaining("cannot be reached");
        assertThatThrownBy(this::pushed).isInstanceOf(NetworkException.class);
        assertThatThrownBy(() -> adapter.isOnline(new TestCall())).isInstanceOf(NetworkException.class)
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void unknownHost() {
        try (RestAdapter lost = Adapters.to(URI.create("http://hub.invalid/sync"))) {
            assertThatThrownBy(() -> lost.sendBatch(push(null, change), new TestCall())).isInstanceOf(NetworkException.class);
        }
    }

    @Test
    void anyAnswerIsOnline() {
        hub.answers(HostileHub.Reply.html(404));

        assertThat(adapter.isOnline(new TestCall())).isTrue();
    }

    @Test
    void openCircuitAsksNobody() {
        hub.answers(BUSY);
        try (RestAdapter guarded = guarded(Duration.ofSeconds(30))) {
            for (int request = 0; request < 6; request++) {
                assertThatThrownBy(() -> guarded.fetchChanges(pull(null, 10), new TestCall()))
                        .isInstanceOf(NetworkException.class);
            }
            assertThatThrownBy(() -> guarded.isOnline(new TestCall())).isInstanceOf(NetworkException.class)
                    .hasMessageContaining("too many requests to it have failed");
        }
        assertThat(hub.requests).hasSize(4);
    }

    @Test
    void circuitClosesAgain() throws InterruptedException {
        hub.answers(BUSY, BUSY, BUSY, BUSY, EMPTY_PAGE);
        try (RestAdapter guarded = guarded(Duration.ofMillis(100))) {
            for (int request = 0; request < 4; request++) {
                assertThatThrownBy(() -> guarded.fetchChanges(pull(null, 10), new TestCall()))
                        .isInstanceOf(NetworkException.class);
            }
            Thread.sleep(150);

            assertThat(guarded.isOnline(new TestCall())).isTrue();
            assertThat(guarded.fetchChanges(pull(null, 10), new TestCall())).isInstanceOf(Fetched.Page.class);
        }
        assertThat(hub.requests).hasSize(6);
    }

    private RestAdapter guarded(Duration delay) {
        return new RestAdapter(Adapters.settings(hub.url(), Duration.ofSeconds(5), 0, Duration.ofMillis(10),
                new RestSettings.Breaker(4, 0.5, delay)), collection -> "id");
    }

    private Fetched pulled() {
        return adapter.fetchChanges(pull(null, 10), new TestCall());
    }

    private PushOutcome pushed() {
        return ((Pushed.Answered) adapter.sendBatch(push(null, change), new TestCall())).outcomes().of(change);
    }
}
