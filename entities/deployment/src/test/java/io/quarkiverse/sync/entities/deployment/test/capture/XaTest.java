package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.test.QuarkusUnitTest;

@Tag("invariant-01")
class XaTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2().overrideConfigKey("quarkus.datasource.jdbc.transactions", "xa");

    @Test
    void committed() {
        assertThat(recordings.of(() -> {
            em.persist(new Customer(1, "Ada"));
            stateless.insert(new Customer(2, "Bea"));
        })).hasSize(2);
    }

    @Test
    void rolledBack() {
        recordings.execute("delete from recorded");
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(3, "Ada"));
            em.flush();
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(recordings.all()).isEmpty();
    }
}
