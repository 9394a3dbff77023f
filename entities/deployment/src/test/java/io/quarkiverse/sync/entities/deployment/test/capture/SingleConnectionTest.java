package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.deployment.test.shop.Sale;
import io.quarkiverse.sync.entities.deployment.test.shop.Ticket;
import io.quarkus.test.QuarkusUnitTest;

class SingleConnectionTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2()
            .overrideConfigKey("quarkus.datasource.jdbc.max-size", "1")
            .overrideConfigKey("quarkus.datasource.jdbc.acquisition-timeout", "2S");

    @Test
    void theTransactionsOwnConnectionIsEnough() {
        assertThat(recordings.of(() -> {
            em.persist(new Customer(1, "Ada"));
            em.persist(new Ticket("one"));
            stateless.insert(new Customer(2, "Bea"));
            stateless.update(new Customer(2, "Cleo"));
        })).hasSize(3);
        assertThat(recordings.whatOf(() -> em.find(Sale.class, 1L))).isEmpty();
        assertThat(recordings.whatOf(() -> stateless.update(new Customer(2, "Dora")))).containsExactly("UPDATE customer");
    }
}
