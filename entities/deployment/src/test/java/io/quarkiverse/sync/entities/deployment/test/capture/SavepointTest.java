package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.test.QuarkusUnitTest;

class SavepointTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    /** Harmless: a change whose state equals its base is dropped when it is claimed. */
    @Test
    void aRollbackToASavepointLeavesAnEntry() {
        assertThat(recordings.of(() -> {
            em.persist(new Customer(1, "kept"));
            em.flush();
            em.createNativeQuery("savepoint before").executeUpdate();
            em.persist(new Customer(2, "undone"));
            em.flush();
            em.createNativeQuery("rollback to savepoint before").executeUpdate();
            em.clear();
        })).extracting(Recorded::id).containsExactly("1", "2");
        assertThat(recordings.count("Customer")).isEqualTo(1);
    }
}
