package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Item;
import io.quarkiverse.sync.entities.deployment.test.shop.ItemRepository;
import io.quarkus.test.QuarkusUnitTest;

class PanacheTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Inject
    ItemRepository repository;

    @Test
    void activeRecord() {
        Item item = new Item("pen", 1);
        assertThat(recordings.whatOf(item::persist)).containsExactly("INSERT item");
        assertThat(recordings.of(() -> Item.<Item> findById(item.id).name = "pencil")).singleElement()
                .satisfies(change -> assertThat(change.old()).contains("\"name\":\"pen\""));
        assertThat(recordings.whatOf(() -> Item.findById(item.id).delete())).containsExactly("DELETE item");
    }

    @Test
    void repository() {
        Item item = new Item("pen", 1);
        assertThat(recordings.whatOf(() -> repository.persist(item))).containsExactly("INSERT item");
        assertThat(recordings.whatOf(() -> repository.findById(item.id).name = "pencil")).containsExactly("UPDATE item");
        assertThat(recordings.whatOf(() -> repository.delete(repository.findById(item.id)))).containsExactly("DELETE item");
    }

    @Test
    void deleteById() {
        Item item = new Item("pen", 1);
        in(item::persist);
        assertThat(recordings.whatOf(() -> Item.deleteById(item.id))).containsExactly("DELETE item");
    }
}
