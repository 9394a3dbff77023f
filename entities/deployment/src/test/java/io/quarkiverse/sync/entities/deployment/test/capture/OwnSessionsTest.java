package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

@Tag("invariant-01")
class OwnSessionsTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    @Inject
    SessionFactory factory;

    @Test
    void aSessionThatOutlivesARollbackCarriesNothingOver() {
        assertThat(recordings.of(() -> QuarkusTransaction.suspendingExisting().run(() -> {
            try (Session session = factory.openSession()) {
                session.beginTransaction();
                session.persist(new Customer(1, "rolled back"));
                session.flush();
                session.getTransaction().rollback();
                session.clear();
                session.beginTransaction();
                session.persist(new Customer(2, "committed"));
                session.getTransaction().commit();
            }
        }))).extracting(Recorded::what, Recorded::id).containsExactly(tuple("INSERT customer", "2"));
    }

    @Test
    void closedBeforeTheTransactionCompletes() {
        assertThat(recordings.of(() -> {
            try (StatelessSession own = factory.openStatelessSession()) {
                own.insert(new Customer(11, "stateless"));
            }
            try (Session own = factory.openSession()) {
                own.persist(new Customer(12, "session"));
                own.flush();
            }
            try (EntityManager own = factory.createEntityManager()) {
                own.persist(new Customer(13, "entity manager"));
                own.flush();
            }
            try (Session child = em.unwrap(Session.class).sessionWithOptions().connection().openSession()) {
                child.persist(new Customer(14, "child"));
                child.flush();
            }
        })).extracting(Recorded::id).containsExactly("11", "12", "13", "14");
    }
}
