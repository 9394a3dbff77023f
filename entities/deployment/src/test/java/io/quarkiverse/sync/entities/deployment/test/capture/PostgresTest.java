package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkiverse.sync.entities.deployment.test.shop.Sale;
import io.quarkus.test.QuarkusUnitTest;

/** The main cases once more, on PostgreSQL. */
class PostgresTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onPostgres();

    @BeforeEach
    void clean() {
        Stream.of("Sale_tags", "Sale", "Customer", "recorded").forEach(table -> recordings.execute("delete from " + table));
    }

    @Test
    void insertUpdateDelete() {
        assertThat(recordings.whatOf(() -> em.persist(new Customer(1, "Ada")))).containsExactly("INSERT customer");
        assertThat(recordings.oldOf(() -> em.find(Customer.class, 1L).name = "Bea"))
                .containsExactly("{\"id\":\"1\",\"name\":\"Ada\"}");
        assertThat(recordings.whatOf(() -> em.remove(em.find(Customer.class, 1L)))).containsExactly("DELETE customer");
    }

    @Test
    void statelessSession() {
        assertThat(recordings.whatOf(() -> stateless.upsert(new Customer(1, "Ada")))).containsExactly("INSERT customer");
        assertThat(recordings.oldOf(() -> stateless.update(new Customer(1, "Bea"))))
                .containsExactly("{\"id\":\"1\",\"name\":\"Ada\"}");
    }

    @Test
    void elementCollectionOnly() {
        in(() -> {
            Sale sale = new Sale(1);
            sale.tags.add("red");
            em.persist(sale);
        });
        assertThat(recordings.oldOf(() -> em.find(Sale.class, 1L).tags = new HashSet<>(Set.of("blue")))).singleElement()
                .satisfies(old -> assertThat(old).contains("\"tags\":[\"red\"]"));
    }

    @Test
    @Tag("invariant-01")
    void rollback() {
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(1, "Ada"));
            em.flush();
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(1, "Ada"));
            em.persist(new Customer(1, "double"));
        })).isNotNull();
        assertThat(recordings.all()).isEmpty();
        assertThat(recordings.count("Customer")).isZero();
    }
}
