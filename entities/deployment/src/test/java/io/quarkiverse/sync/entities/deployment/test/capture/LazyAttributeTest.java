package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Letter;
import io.quarkus.test.QuarkusUnitTest;

class LazyAttributeTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    private static final String OLD = "{\"body\":\"long\",\"id\":\"1\",\"title\":\"short\"}";

    @BeforeEach
    void aLetter() {
        in(() -> {
            em.createNativeQuery("delete from Letter").executeUpdate();
            em.persist(new Letter(1, "short", "long"));
        });
    }

    @Test
    void notLoadedIsReadForTheOldDocument() {
        assertThat(recordings.oldOf(() -> em.find(Letter.class, 1L).title = "changed")).containsExactly(OLD);
    }

    @Test
    void overwrittenWithoutHavingBeenLoaded() {
        assertThat(recordings.oldOf(() -> em.find(Letter.class, 1L).body = "changed")).containsExactly(OLD);
    }

    @Test
    void deleted() {
        assertThat(recordings.oldOf(() -> em.remove(em.find(Letter.class, 1L)))).containsExactly(OLD);
    }
}
