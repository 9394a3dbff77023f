package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.NotFound;
import org.hibernate.annotations.NotFoundAction;
import org.hibernate.annotations.SoftDelete;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.server.Databases;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** Hibernate finds no record by a query that joins what the record does not have. */
class JoinedReferencesTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = HubApp.on("h2", Databases.h2(), Shelf.class, Book.class,
            Borrower.class);

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
        @ManyToOne
        @NotFound(action = NotFoundAction.IGNORE)
        public Borrower borrower;
    }

    @Entity
    @Synced(collection = "borrowers")
    public static class Borrower {
        @Id
        public String id;
    }

    @Inject
    EntityManager entityManager;

    private final HubClient books = HubClient.plain().at("/sync/books/0");

    @Test
    @Tag("invariant-07")
    void recordsWhoseReferenceHibernateWouldJoinAreTold() {
        QuarkusTransaction.requiringNew().run(() -> {
            Shelf shelf = new Shelf();
            shelf.id = "s";
            entityManager.persist(shelf);
            entityManager.persist(book("on-it", shelf));
            entityManager.persist(book("on-none", null));
        });
        JsonNode end = books.end();
        QuarkusTransaction.requiringNew().run(() -> entityManager.remove(entityManager.find(Shelf.class, "s")));
        assertThat(told(Optional.empty())).containsOnly(Map.entry("on-it", "null s false"),
                Map.entry("on-none", "null null false"));

        QuarkusTransaction.requiringNew().run(
                () -> List.of("on-it", "on-none").forEach(id -> entityManager.find(Book.class, id).title = "edited"));
        assertThat(told(Optional.of(end))).as("Hibernate has seen no shelf, so it has written none").containsOnly(
                Map.entry("on-it", "edited null false"), Map.entry("on-none", "edited null false"));
    }

    private Map<String, String> told(Optional<JsonNode> since) {
        Map<String, String> told = new HashMap<>();
        books.pullAll(since, 5, book -> told.put(book.get("id").textValue(), book.get("title").textValue() + " "
                + book.get("shelfId").textValue() + " " + book.get("_deleted")));
        return told;
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
