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
class FailingSinkTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Test
    void withoutItsCaptureNothingIsCommitted() {
        recordings.execute("alter table recorded rename to gone");
        assertThatThrownBy(() -> in(() -> em.persist(new Customer(1, "Ada"))))
                .hasStackTraceContaining("could not be noted for synchronization, so the transaction is rolled back");
        recordings.execute("alter table gone rename to recorded");
        assertThat(recordings.count("Customer")).isZero();
        assertThat(recordings.all()).isEmpty();
    }
}
