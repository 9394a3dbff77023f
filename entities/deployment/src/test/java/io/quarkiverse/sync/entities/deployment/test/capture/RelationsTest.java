package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.deployment.test.shop.Line;
import io.quarkiverse.sync.entities.deployment.test.shop.Reminder;
import io.quarkiverse.sync.entities.deployment.test.shop.Sale;
import io.quarkus.test.QuarkusUnitTest;

class RelationsTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @BeforeEach
    void aSaleWithTwoLines() {
        in(() -> {
            Stream.of("Line", "Sale_tags", "Sale_secrets", "Sale", "Customer")
                    .forEach(table -> em.createNativeQuery("delete from " + table).executeUpdate());
            em.persist(new Customer(1, "Ada"));
            em.persist(new Customer(2, "Bea"));
        });
        in(() -> {
            Sale sale = new Sale(1);
            sale.address.city = "Rome";
            sale.customer = em.getReference(Customer.class, 1L);
            sale.lines.add(new Line(1, "a", sale));
            sale.lines.add(new Line(2, "b", sale));
            em.persist(sale);
        });
    }

    @Test
    void cascades() {
        assertThat(recordings.whatOf(() -> {
            Sale sale = new Sale(2);
            sale.lines.add(new Line(3, "c", sale));
            em.persist(sale);
        })).containsExactly("INSERT line", "INSERT sale");
        assertThat(recordings.whatOf(() -> em.remove(em.find(Sale.class, 1L))))
                .containsExactly("DELETE line", "DELETE line", "DELETE sale");
    }

    @Test
    void orphanRemovalIsADeleteOfTheChildAlone() {
        assertThat(recordings.whatOf(() -> em.find(Sale.class, 1L).lines.remove(0))).containsExactly("DELETE line");
    }

    @Test
    void aCascadeOfTheDatabaseIsNotSeen() {
        in(() -> em.persist(new Reminder(1, em.getReference(Customer.class, 2L))));

        assertThat(recordings.whatOf(() -> em.remove(em.find(Customer.class, 2L)))).containsExactly("DELETE customer");

        assertThat(recordings.count("Reminder")).isZero();
    }

    @Test
    void aReferenceIsAnIdInTheOldDocument() {
        assertThat(recordings.of(() -> em.find(Sale.class, 1L).customer = em.getReference(Customer.class, 2L))).singleElement()
                .satisfies(change -> assertThat(change.old()).contains("\"customerId\":\"1\""));
    }

    @Test
    void anEmbeddableIsAnUpdate() {
        assertThat(recordings.whatOf(() -> em.find(Sale.class, 1L).address.city = "Turin")).containsExactly("UPDATE sale");
    }

    @Test
    void theInverseSideAloneIsNothing() {
        assertThat(recordings.whatOf(() -> em.find(Customer.class, 2L).sales.add(em.find(Sale.class, 1L)))).isEmpty();
    }
}
