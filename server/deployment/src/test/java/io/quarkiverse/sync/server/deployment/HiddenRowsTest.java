package io.quarkiverse.sync.server.deployment;

import static io.quarkiverse.sync.server.deployment.HubClient.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.SoftDelete;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.server.Databases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** What the hub cannot tell of is not called deleted. */
class HiddenRowsTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.on("h2", Databases.h2(), Shelf.class, Book.class);

    @Entity
    @SoftDelete
    @Synced(collection = "shelves")
    public static class Shelf {
        @Id
        public String id;
    }

    @Entity
    @Synced(collection = "books")
    public static class Book {
        @Id
        @Column(length = 2000)
        public String id;
        public String title;
        @ManyToOne
        public Shelf shelf;
    }

    @Inject
    EntityManager entityManager;

    private final HubClient books = HubClient.plain().at("/sync/books/0");

    @Test
    @Tag("invariant-07")
    void aRecordThatRefersToOneThatHibernateHidesIsNotDeleted() {
        QuarkusTransaction.requiringNew().run(() -> {
            Shelf shelf = new Shelf();
            shelf.id = "s";
            entityManager.persist(shelf);
            entityManager.persist(book("on-it", shelf));
            entityManager.persist(book("on-none", null));
        });
        JsonNode end = books.end();
        QuarkusTransaction.requiringNew().run(() -> entityManager.remove(entityManager.find(Shelf.class, "s")));
        QuarkusTransaction.requiringNew().run(
                () -> List.of("on-it", "on-none").forEach(id -> entityManager.find(Book.class, id).title = "edited"));

        books.pullAll(Optional.of(end), 5,
                document -> assertThat(document.get("_deleted").booleanValue()).as(document.toString()).isFalse());
    }

    /** It would be told as deleted, or be called so and stay. */
    @Test
    @Tag("invariant-06")
    void aPushToARowThatIsNotFoundIsRefused() {
        QuarkusTransaction.requiringNew().run(() -> {
            Shelf shelf = new Shelf();
            shelf.id = "t";
            entityManager.persist(shelf);
            entityManager.persist(book("on-t", shelf));
        });
        QuarkusTransaction.requiringNew().run(() -> entityManager.remove(entityManager.find(Shelf.class, "t")));

        JsonNode result = HubClient.profile().at("/sync/books/0").push(row(null, "{'id':'on-t','_deleted':true}"))
                .get("results").get(0);

        assertThat(result.get("status").textValue()).isEqualTo("rejected");
        assertThat(result.get("reason").textValue()).isEqualTo("UNREADABLE");
        assertThat(result.get("retryable").booleanValue()).isTrue();
    }

    /** In the log it would end every fold. */
    @Test
    @Tag("invariant-07")
    void anIdThatTheFeedCannotHoldIsRefused() {
        assertThatThrownBy(
                () -> QuarkusTransaction.requiringNew().run(() -> entityManager.persist(book("i".repeat(1001), null))))
                .hasStackTraceContaining("has an id of 1001 bytes, and no more than 1000 can be synchronized");
    }

    private static Book book(String id, Shelf shelf) {
        Book book = new Book();
        book.id = id;
        book.shelf = shelf;
        return book;
    }
}
