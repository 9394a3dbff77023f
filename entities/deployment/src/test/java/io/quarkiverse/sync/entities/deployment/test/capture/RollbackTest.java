package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

@Tag("invariant-01")
class RollbackTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @BeforeEach
    void clean() {
        recordings.execute("delete from Customer");
        recordings.execute("delete from recorded");
    }

    @Test
    void anExceptionLeavesNeither() {
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(1, "Ada"));
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        nothingIsThere();
    }

    @Test
    void anExceptionAfterAFlushLeavesNeither() {
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(1, "Ada"));
            em.flush();
            stateless.insert(new Customer(2, "Bea"));
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        nothingIsThere();
    }

    @Test
    void markedForRollbackAfterTheChange() {
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(1, "Ada"));
            em.flush();
            QuarkusTransaction.setRollbackOnly();
        })).isNotNull();
        nothingIsThere();
    }

    @Test
    void markedForRollbackBeforeTheChange() {
        assertThatThrownBy(() -> in(() -> {
            em.find(Customer.class, 1L);
            QuarkusTransaction.setRollbackOnly();
            em.persist(new Customer(1, "Ada"));
            em.flush();
        })).hasStackTraceContaining("RollbackException");
        nothingIsThere();
    }

    @Test
    void aConstraintAtCommit() {
        in(() -> em.persist(new Customer(1, "Ada")));
        recordings.execute("delete from recorded");
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(2, "Bea"));
            em.persist(new Customer(1, "double"));
        })).isNotNull();
        assertThat(recordings.all()).isEmpty();
        assertThat(recordings.count("Customer")).isEqualTo(1);
    }

    @Test
    void aTimeout() {
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().timeout(1).run(() -> {
            em.persist(new Customer(1, "slow"));
            em.flush();
            for (int wait = 0; wait < 300 && QuarkusTransaction.getStatus() == Status.STATUS_ACTIVE; wait++) {
                sleep(100);
            }
        })).isNotNull();
        nothingIsThere();
    }

    @Test
    void theNextTransactionIsCaptured() {
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(1, "Ada"));
            em.flush();
            throw new IllegalArgumentException();
        })).isNotNull();
        assertThat(recordings.of(() -> em.persist(new Customer(2, "Bea")))).extracting(Recorded::id).containsExactly("2");
    }

    private void nothingIsThere() {
        assertThat(recordings.all()).isEmpty();
        assertThat(recordings.count("Customer")).isZero();
    }

    private static void sleep(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
