package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.runtime.capture.CaptureBatch;
import io.quarkiverse.sync.entities.runtime.capture.CaptureSink;
import io.quarkiverse.sync.entities.runtime.capture.CapturedChange;
import io.quarkiverse.sync.entities.runtime.capture.Captures;
import io.quarkus.test.QuarkusUnitTest;

/** What sinks are asked and told. */
class SinksTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2With(Deletions.class, Last.class);

    @Inject
    Captures captures;
    @Inject
    Deletions deletions;

    @Singleton
    public static class Deletions implements CaptureSink {

        final List<String> seen = new ArrayList<>();

        @Override
        public int order() {
            return 1;
        }

        @Override
        public boolean wants(String persistenceUnit, Optional<String> origin) {
            return persistenceUnit.equals("<default>");
        }

        @Override
        public boolean wantsOld(CapturedChange.Operation operation) {
            return operation == CapturedChange.Operation.DELETE;
        }

        @Override
        public void write(Connection connection, CaptureBatch batch) {
            batch.changes().forEach(change -> seen.add(change.operation() + " " + change.old()));
        }
    }

    @Singleton
    public static class Last implements CaptureSink {

        @Inject
        Deletions deletions;

        @Override
        public int order() {
            return 2;
        }

        @Override
        public boolean wants(String persistenceUnit, Optional<String> origin) {
            return persistenceUnit.equals("<default>");
        }

        @Override
        public boolean wantsOld(CapturedChange.Operation operation) {
            return false;
        }

        @Override
        public void write(Connection connection, CaptureBatch batch) {
            deletions.seen.add("last");
        }
    }

    @Test
    void inOrderAndWithTheOldDocumentsThatSomebodyWants() {
        in(() -> em.persist(new Customer(1, "Ada")));
        in(() -> em.find(Customer.class, 1L).name = "Bea");
        in(() -> em.remove(em.find(Customer.class, 1L)));
        assertThat(deletions.seen).containsExactly("INSERT Absent[]", "last", "UPDATE Unknown[]", "last",
                "DELETE Present[document={\"id\":\"1\",\"name\":\"Bea\"}]", "last");
    }

    @Test
    void wantedByPersistenceUnit() {
        in(() -> {
            assertThat(captures.wanted("<default>")).isTrue();
            assertThat(captures.wanted("other")).isFalse();
        });
    }
}
