package io.quarkiverse.sync.entities.deployment.test;

import java.util.function.Predicate;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.StatelessSession;

import io.quarkus.narayana.jta.QuarkusTransaction;

/** What tests in the {@link Shop} use. */
public abstract class ShopTest {

    @Inject
    protected Recordings recordings;
    @Inject
    protected EntityManager em;
    @Inject
    protected StatelessSession stateless;

    protected static void in(Runnable transaction) {
        QuarkusTransaction.requiringNew().run(transaction);
    }

    protected static Predicate<Recorded> update(String collection, Object id, String old) {
        return change -> change.what().equals("UPDATE " + collection) && change.id().equals(id.toString())
                && change.old().equals(old);
    }
}
