package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.deployment.test.shop.Sale;
import io.quarkus.test.QuarkusUnitTest;

class StatelessSessionTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Test
    void oldDocumentsAreRead() {
        assertThat(recordings.of(() -> stateless.insert(new Customer(1, "Ada")))).singleElement()
                .extracting(Recorded::what, Recorded::old).containsExactly("INSERT customer", "Absent");
        assertThat(recordings.of(() -> stateless.update(new Customer(1, "Bea")))).singleElement()
                .extracting(Recorded::what, Recorded::old)
                .containsExactly("UPDATE customer", "{\"id\":\"1\",\"name\":\"Ada\"}");
        assertThat(recordings.of(() -> stateless.delete(new Customer(1, "Bea")))).singleElement()
                .extracting(Recorded::what, Recorded::old)
                .containsExactly("DELETE customer", "{\"id\":\"1\",\"name\":\"Bea\"}");
    }

    @Test
    void upsertIsInsertOrUpdate() {
        assertThat(recordings.of(() -> stateless.upsert(new Customer(2, "Ada")))).singleElement()
                .extracting(Recorded::what, Recorded::old).containsExactly("INSERT customer", "Absent");
        assertThat(recordings.of(() -> stateless.upsert(new Customer(2, "Bea")))).singleElement()
                .extracting(Recorded::what, Recorded::old)
                .containsExactly("UPDATE customer", "{\"id\":\"2\",\"name\":\"Ada\"}");
    }

    @Test
    void multiple() {
        List<Customer> customers = List.of(new Customer(10, "Ada"), new Customer(11, "Bea"));
        assertThat(recordings.whatOf(() -> stateless.insertMultiple(customers)))
                .containsExactly("INSERT customer", "INSERT customer");
        customers.forEach(customer -> customer.name = "changed");
        assertThat(recordings.oldOf(() -> stateless.updateMultiple(customers)))
                .containsExactly("{\"id\":\"10\",\"name\":\"Ada\"}", "{\"id\":\"11\",\"name\":\"Bea\"}");
        assertThat(recordings.whatOf(() -> stateless.upsertMultiple(List.of(customers.get(0), new Customer(12, "Cleo")))))
                .containsExactly("INSERT customer", "UPDATE customer");
        assertThat(recordings.whatOf(() -> stateless.deleteMultiple(customers)))
                .containsExactly("DELETE customer", "DELETE customer");
    }

    @Test
    void elementCollectionsAreOneChangeOfTheirOwner() {
        Sale sale = new Sale(1);
        sale.tags.add("red");
        assertThat(recordings.whatOf(() -> stateless.insert(sale))).containsExactly("INSERT sale");
        sale.tags = new HashSet<>(Set.of("blue"));
        assertThat(recordings.of(() -> stateless.update(sale))).singleElement()
                .satisfies(change -> assertThat(change.old()).contains("red").doesNotContain("blue"));
    }

    @Test
    void togetherWithASession() {
        assertThat(recordings.of(() -> {
            em.persist(new Customer(20, "Ada"));
            em.flush();
            stateless.update(new Customer(20, "Bea"));
        })).singleElement().extracting(Recorded::what, Recorded::old).containsExactly("INSERT customer", "Absent");
    }
}
