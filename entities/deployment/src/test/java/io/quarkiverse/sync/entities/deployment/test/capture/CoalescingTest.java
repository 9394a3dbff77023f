package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ThreadLocalRandom;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.test.QuarkusUnitTest;

class CoalescingTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    private long id;

    @BeforeEach
    void aCustomer() {
        id = ThreadLocalRandom.current().nextLong(1_000_000);
        in(() -> em.persist(new Customer(id, "first")));
    }

    private String document(String name) {
        return "{\"id\":\"" + id + "\",\"name\":\"" + name + "\"}";
    }

    @Test
    void severalUpdatesAreOneWithTheFirstOldDocument() {
        assertThat(recordings.of(() -> {
            Customer customer = em.find(Customer.class, id);
            customer.name = "second";
            em.flush();
            customer.name = "third";
            em.flush();
            em.clear();
            em.find(Customer.class, id).name = "fourth";
        })).singleElement().matches(update("customer", id, document("first")));
    }

    @Test
    void insertAndUpdateIsAnInsert() {
        assertThat(recordings.whatOf(() -> {
            Customer customer = new Customer(-id, "new");
            em.persist(customer);
            em.flush();
            customer.name = "newer";
        })).containsExactly("INSERT customer");
    }

    @Test
    void insertAndDeleteIsNothing() {
        assertThat(recordings.whatOf(() -> {
            Customer customer = new Customer(-id, "new");
            em.persist(customer);
            em.flush();
            customer.name = "newer";
            em.flush();
            em.remove(customer);
        })).isEmpty();
    }

    @Test
    void insertAndDeleteAndInsertIsAnInsert() {
        assertThat(recordings.of(() -> {
            Customer customer = new Customer(-id, "new");
            em.persist(customer);
            em.flush();
            em.remove(customer);
            em.flush();
            em.persist(new Customer(-id, "newest"));
        })).singleElement().extracting(Recorded::what, Recorded::old).containsExactly("INSERT customer", "Absent");
    }

    @Test
    void updateAndDeleteIsADeleteOfTheFirstDocument() {
        assertThat(recordings.of(() -> {
            Customer customer = em.find(Customer.class, id);
            customer.name = "second";
            em.flush();
            em.remove(customer);
        })).singleElement().extracting(Recorded::what, Recorded::old)
                .containsExactly("DELETE customer", document("first"));
    }

    @Test
    void deleteAndInsertIsAnUpdate() {
        assertThat(recordings.of(() -> {
            em.remove(em.find(Customer.class, id));
            em.flush();
            em.persist(new Customer(id, "again"));
        })).singleElement().matches(update("customer", id, document("first")));
    }

    @Test
    void anEditThatWasNeverFlushedIsNotTheOldDocument() {
        assertThat(recordings.of(() -> {
            Customer customer = em.find(Customer.class, id);
            customer.name = "never flushed";
            em.remove(customer);
        })).singleElement().extracting(Recorded::old).isEqualTo(document("first"));
    }

    @Test
    void changedAndChangedBackIsStillSeen() {
        assertThat(recordings.of(() -> {
            Customer customer = em.find(Customer.class, id);
            customer.name = "second";
            em.flush();
            customer.name = "first";
        })).singleElement().matches(update("customer", id, document("first")));
    }

    @Test
    void clearAfterAFlushForgetsNothing() {
        assertThat(recordings.whatOf(() -> {
            em.persist(new Customer(-id, "new"));
            em.flush();
            em.clear();
        })).containsExactly("INSERT customer");
    }
}
