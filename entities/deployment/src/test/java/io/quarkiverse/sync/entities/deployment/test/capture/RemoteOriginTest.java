package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.RecordingSink;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.runtime.capture.Captures;
import io.quarkus.test.QuarkusUnitTest;

/** Who hears of the records that a transaction applies for a remote. */
@Tag("invariant-04")
class RemoteOriginTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2(HubSink.class);

    @Inject
    Captures captures;

    @Singleton
    public static class HubSink extends RecordingSink {

        @Override
        public int order() {
            return 20;
        }

        @Override
        protected String name() {
            return "hub";
        }

        @Override
        public boolean wants(String persistenceUnit, Optional<String> origin) {
            return true;
        }
    }

    @Test
    void notTheRemoteItselfButTheFeedOfTheHub() {
        assertThat(recordings.of(() -> {
            captures.fromRemote("branch");
            em.persist(new Customer(1, "pulled"));
            stateless.insert(new Customer(2, "pulled"));
        })).extracting(Recorded::sink, Recorded::id, Recorded::origin).containsExactly(
                tuple("hub", "1", Optional.of("branch")), tuple("hub", "2", Optional.of("branch")));
    }

    @Test
    void everybodyHearsOfALocalChange() {
        assertThat(recordings.of(() -> em.persist(new Customer(11, "local"))))
                .extracting(Recorded::sink, Recorded::origin)
                .containsExactlyInAnyOrder(tuple("edge", Optional.empty()), tuple("hub", Optional.empty()));
    }

    @Test
    void aTransactionWithinIsLocal() {
        assertThat(recordings.of(() -> {
            captures.fromRemote("branch");
            em.persist(new Customer(21, "pulled"));
            em.flush();
            in(() -> em.persist(new Customer(22, "local")));
            em.persist(new Customer(23, "pulled"));
        })).filteredOn(change -> change.sink().equals("edge")).extracting(Recorded::id).containsExactly("22");
    }

    @Test
    void theNextTransactionOfTheThreadIsLocal() {
        in(() -> {
            captures.fromRemote("branch");
            em.persist(new Customer(31, "pulled"));
        });
        assertThat(recordings.of(() -> em.persist(new Customer(32, "local"))))
                .filteredOn(change -> change.sink().equals("edge")).extracting(Recorded::id).containsExactly("32");
    }

    @Test
    void tooLateToSay() {
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(41, "local"));
            em.flush();
            captures.fromRemote("branch");
        })).isInstanceOf(IllegalStateException.class).hasMessageContaining("has changed synced entities already");
    }

    @Test
    void outsideATransaction() {
        assertThatThrownBy(() -> captures.fromRemote("branch")).isInstanceOf(IllegalStateException.class);
    }
}
