package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.inject.Inject;

import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.deployment.test.shop.Label;
import io.quarkus.test.QuarkusUnitTest;

@Tag("invariant-01")
class OutsideTransactionTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Inject
    SessionFactory factory;

    @Test
    void aChangeIsRefusedBeforeItsRowIsWritten() {
        try (StatelessSession session = factory.openStatelessSession()) {
            assertThatThrownBy(() -> session.insert(new Customer(1, "Ada")))
                    .hasStackTraceContaining("A @Synced entity can only be changed in a JTA transaction")
                    .hasStackTraceContaining("@Transactional");
        }
        assertThat(recordings.count("Customer")).isZero();
    }

    @Test
    void whatIsNotSyncedIsNoneOfOurBusiness() {
        try (StatelessSession session = factory.openStatelessSession()) {
            session.insert(new Label(1));
        }
        assertThat(recordings.count("Label")).isEqualTo(1);
    }
}
