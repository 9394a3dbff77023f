package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Basket;
import io.quarkiverse.sync.entities.deployment.test.shop.Sale;
import io.quarkus.test.QuarkusUnitTest;

class ElementCollectionTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @BeforeEach
    void aSaleWithATag() {
        in(() -> {
            Stream.of("Sale_tags", "Sale_secrets", "Sale", "Basket_tags", "Basket")
                    .forEach(table -> em.createNativeQuery("delete from " + table).executeUpdate());
            Sale sale = new Sale(1);
            sale.tags.add("red");
            em.persist(sale);
            Basket basket = new Basket(1);
            basket.tags.add("red");
            em.persist(basket);
        });
    }

    private void seesRedOnly(Runnable transaction) {
        assertThat(recordings.of(transaction)).singleElement().satisfies(change -> {
            assertThat(change.operation()).isEqualTo("UPDATE");
            assertThat(change.old()).contains("\"tags\":[\"red\"]");
        });
    }

    @Test
    void added() {
        seesRedOnly(() -> em.find(Sale.class, 1L).tags.add("blue"));
    }

    @Test
    void cleared() {
        seesRedOnly(() -> em.find(Sale.class, 1L).tags.clear());
    }

    @Test
    void replaced() {
        seesRedOnly(() -> em.find(Sale.class, 1L).tags = new HashSet<>(Set.of("blue")));
    }

    @Test
    void changedTwice() {
        seesRedOnly(() -> {
            Sale sale = em.find(Sale.class, 1L);
            sale.tags.add("blue");
            em.flush();
            sale.tags.add("green");
        });
    }

    @Test
    void withTheOwner() {
        seesRedOnly(() -> {
            Sale sale = em.find(Sale.class, 1L);
            sale.note = "edited";
            sale.tags.add("blue");
        });
    }

    @Test
    void notLoadedWhileTheOwnerChanges() {
        seesRedOnly(() -> em.find(Sale.class, 1L).note = "edited");
    }

    @Test
    void deletedWithTheOwner() {
        assertThat(recordings.of(() -> em.remove(em.find(Sale.class, 1L)))).singleElement().satisfies(change -> {
            assertThat(change.operation()).isEqualTo("DELETE");
            assertThat(change.old()).contains("\"tags\":[\"red\"]");
        });
    }

    @Test
    void ofAnOwnerWithAVersion() {
        seesRedOnly(() -> em.find(Basket.class, 1L).tags.add("blue"));
        in(() -> em.find(Basket.class, 1L).tags.remove("blue"));
        seesRedOnly(() -> em.find(Basket.class, 1L).tags = new HashSet<>(Set.of("green")));
    }

    @Test
    void thatStaysAtHome() {
        assertThat(recordings.of(() -> em.find(Sale.class, 1L).secrets.add("pin"))).isEmpty();
    }

    @Test
    void onlyRead() {
        assertThat(recordings.of(() -> em.find(Sale.class, 1L).tags.size())).isEmpty();
    }
}
