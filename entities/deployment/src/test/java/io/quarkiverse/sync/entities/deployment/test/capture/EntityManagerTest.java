package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;

import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.deployment.test.shop.Item;
import io.quarkiverse.sync.entities.deployment.test.shop.Label;
import io.quarkiverse.sync.entities.deployment.test.shop.Ticket;
import io.quarkus.test.QuarkusUnitTest;

class EntityManagerTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Inject
    Session session;

    @Test
    void persistUpdateMergeRemove() {
        assertThat(recordings.of(() -> em.persist(new Customer(1, "Ada")))).singleElement()
                .extracting(Recorded::what, Recorded::id, Recorded::old).containsExactly("INSERT customer", "1", "Absent");
        assertThat(recordings.of(() -> em.find(Customer.class, 1L).name = "Bea")).singleElement()
                .extracting(Recorded::what, Recorded::old)
                .containsExactly("UPDATE customer", "{\"id\":\"1\",\"name\":\"Ada\"}");
        assertThat(recordings.of(() -> em.merge(new Customer(1, "Cleo")))).singleElement()
                .extracting(Recorded::what, Recorded::old)
                .containsExactly("UPDATE customer", "{\"id\":\"1\",\"name\":\"Bea\"}");
        assertThat(recordings.of(() -> em.remove(em.getReference(Customer.class, 1L)))).singleElement()
                .extracting(Recorded::what, Recorded::old)
                .containsExactly("DELETE customer", "{\"id\":\"1\",\"name\":\"Cleo\"}");
    }

    @Test
    void hibernateSession() {
        assertThat(recordings.whatOf(() -> session.persist(new Customer(2, "Ada")))).containsExactly("INSERT customer");
        assertThat(recordings.whatOf(() -> session.find(Customer.class, 2L).name = "Bea")).containsExactly("UPDATE customer");
        assertThat(recordings.whatOf(() -> session.remove(session.find(Customer.class, 2L))))
                .containsExactly("DELETE customer");
    }

    @Test
    void idFromTheDatabase() {
        assertThat(recordings.of(() -> em.persist(new Ticket("first")))).singleElement()
                .satisfies(change -> assertThat(Long.parseLong(change.id())).isPositive());
    }

    @Test
    void aVersionThatIsRaisedAloneIsNoEdit() {
        Item item = new Item("a", 1);
        in(() -> em.persist(item));

        assertThat(recordings.of(() -> em.find(Item.class, item.id, LockModeType.OPTIMISTIC_FORCE_INCREMENT))).isEmpty();
        assertThat(recordings.of(() -> em.find(Item.class, item.id, LockModeType.PESSIMISTIC_FORCE_INCREMENT))).isEmpty();

        in(() -> assertThat(em.find(Item.class, item.id).version).isEqualTo(2));
        assertThat(recordings.whatOf(() -> em.find(Item.class, item.id, LockModeType.PESSIMISTIC_FORCE_INCREMENT).quantity = 2))
                .as("an edit under such a lock is one").containsExactly("UPDATE item");
    }

    @Test
    void unsyncedAndUnchangedAreNotSeen() {
        assertThat(recordings.of(() -> em.persist(new Label(1)))).isEmpty();
        assertThat(recordings.of(() -> em.find(Customer.class, 99L))).isEmpty();
        assertThat(recordings.of(() -> {
            em.persist(new Customer(3, "never flushed"));
            em.clear();
        })).isEmpty();
    }
}
