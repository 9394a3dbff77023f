package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.test.QuarkusUnitTest;

@Tag("invariant-01")
class NestedTransactionTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @BeforeEach
    void clean() {
        recordings.execute("delete from Customer");
        recordings.execute("delete from recorded");
    }

    @Test
    void bothCommitted() {
        assertThat(recordings.of(() -> {
            persisted(1);
            in(() -> persisted(2));
            persisted(3);
        })).extracting(Recorded::id).containsExactly("1", "2", "3");
    }

    @Test
    void theOuterRolledBack() {
        assertThatThrownBy(() -> in(() -> {
            persisted(1);
            in(() -> persisted(2));
            throw new IllegalArgumentException();
        })).isNotNull();
        assertThat(recordings.all()).extracting(Recorded::id).containsExactly("2");
    }

    @Test
    void theInnerRolledBack() {
        assertThat(recordings.of(() -> {
            persisted(1);
            assertThatThrownBy(() -> in(() -> {
                persisted(2);
                throw new IllegalArgumentException();
            })).isNotNull();
        })).extracting(Recorded::id).containsExactly("1");
    }

    private void persisted(long id) {
        em.persist(new Customer(id, "Ada"));
        em.flush();
    }
}
