package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.agroal.api.AgroalDataSource;
import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.RecordingSink;
import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.ledger.Entry;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.agroal.DataSource;
import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.test.QuarkusUnitTest;

/** Each persistence unit's changes are written to its own database. */
@Tag("invariant-01")
class TwoPersistenceUnitsTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2(Entry.class)
            .overrideConfigKey("quarkus.datasource.jdbc.transactions", "xa")
            .overrideConfigKey("quarkus.hibernate-orm.packages", Customer.class.getPackageName())
            .overrideConfigKey("quarkus.datasource.books.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.books.jdbc.url", "jdbc:h2:mem:books;DB_CLOSE_DELAY=-1")
            .overrideConfigKey("quarkus.datasource.books.jdbc.transactions", "xa")
            .overrideConfigKey("quarkus.hibernate-orm.books.datasource", "books")
            .overrideConfigKey("quarkus.hibernate-orm.books.packages", Entry.class.getPackageName())
            .overrideConfigKey("quarkus.hibernate-orm.books.schema-management.strategy", "drop-and-create");

    @Inject
    @PersistenceUnit("books")
    EntityManager books;
    @Inject
    @DataSource("books")
    AgroalDataSource booksDatasource;

    @BeforeEach
    void aTableForTheBooks() throws SQLException {
        try (Connection connection = booksDatasource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("drop table if exists recorded");
            statement.execute(RecordingSink.TABLE);
        }
    }

    private List<String> inBooks() throws SQLException {
        List<String> collections = new ArrayList<>();
        try (Connection connection = booksDatasource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select collection from recorded")) {
            while (row.next()) {
                collections.add(row.getString(1));
            }
        }
        return collections;
    }

    @Test
    void committed() throws SQLException {
        assertThat(recordings.of(() -> {
            em.persist(new Customer(1, "Ada"));
            books.persist(new Entry(1, "opened"));
        })).extracting(Recorded::what).containsExactly("INSERT customer");
        assertThat(inBooks()).containsExactly("entry");
    }

    @Test
    void rolledBack() throws SQLException {
        recordings.execute("delete from recorded");
        assertThatThrownBy(() -> in(() -> {
            em.persist(new Customer(2, "Ada"));
            books.persist(new Entry(2, "opened"));
            em.flush();
            books.flush();
            throw new IllegalArgumentException();
        })).isInstanceOf(IllegalArgumentException.class);
        assertThat(recordings.all()).isEmpty();
        assertThat(inBooks()).isEmpty();
    }
}
