package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.deployment.test.shop.Item;
import io.quarkiverse.sync.entities.runtime.capture.BulkChanges;
import io.quarkus.test.QuarkusUnitTest;

/** What goes past the persistence context, and what the application says of it. */
class BulkStatementTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Inject
    BulkChanges bulk;

    @BeforeEach
    void twoCustomers() {
        in(() -> {
            em.createNativeQuery("delete from Customer").executeUpdate();
            em.persist(new Customer(1, "Ada"));
            em.persist(new Customer(2, "Bea"));
        });
    }

    @Test
    void isNotSeen() {
        assertThat(recordings.of(() -> {
            em.createQuery("update Customer set name = 'hql'").executeUpdate();
            em.createNativeQuery("update Customer set name = 'sql'").executeUpdate();
            var criteria = em.getCriteriaBuilder().createCriteriaUpdate(Customer.class);
            criteria.from(Customer.class);
            criteria.set("name", "criteria");
            em.createQuery(criteria).executeUpdate();
            em.createQuery("delete from Customer where id = 2").executeUpdate();
            em.createQuery("insert into Customer (id, name) select id + 10, name from Customer").executeUpdate();
            Item.update("name = 'panache'");
            Item.deleteAll();
        })).isEmpty();
    }

    @Test
    void touchingKeepsTheOldDocuments() {
        assertThat(recordings.of(() -> {
            bulk.touching("customer", List.of("1", "2"));
            em.createQuery("update Customer set name = 'hql'").executeUpdate();
        })).extracting(Recorded::what, Recorded::id, Recorded::old).containsExactly(
                tuple("UPDATE customer", "1", "{\"id\":\"1\",\"name\":\"Ada\"}"),
                tuple("UPDATE customer", "2", "{\"id\":\"2\",\"name\":\"Bea\"}"));
    }

    @Test
    void touchedDoesNotKnowThem() {
        assertThat(recordings.of(() -> {
            em.createQuery("update Customer set name = 'hql' where id = 1").executeUpdate();
            em.createQuery("delete from Customer where id = 2").executeUpdate();
            bulk.touched("customer", List.of("1", "2"));
        })).extracting(Recorded::what, Recorded::id, Recorded::old).containsExactly(
                tuple("UPDATE customer", "1", "Unknown"), tuple("DELETE customer", "2", "Unknown"));
    }

    @Test
    void touchedTellsWhatAnInsertFromASelectHasBrought() {
        assertThat(recordings.of(() -> {
            em.createQuery("insert into Customer (id, name) select id + 10, name from Customer where id = 1").executeUpdate();
            bulk.touched("customer", List.of("11"));
        })).extracting(Recorded::what, Recorded::id, Recorded::old).containsExactly(tuple("UPDATE customer", "11", "Unknown"));
    }

    @Test
    void bothTellADeletionFromAnUpdate() {
        assertThat(recordings.of(() -> {
            bulk.touching("customer", List.of("1"));
            em.createQuery("delete from Customer where id = 1").executeUpdate();
            bulk.touched("customer", List.of("1"));
        })).extracting(Recorded::what, Recorded::old)
                .containsExactly(tuple("DELETE customer", "{\"id\":\"1\",\"name\":\"Ada\"}"));
    }

    @Test
    void needsATransactionAndACollection() {
        assertThatThrownBy(() -> bulk.touching("customer", List.of("1"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> in(() -> bulk.touched("customers", List.of("1"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContainingAll("'customers'", "customer");
    }
}
