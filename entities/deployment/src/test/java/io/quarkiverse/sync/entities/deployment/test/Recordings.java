package io.quarkiverse.sync.entities.deployment.test;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** Runs transactions and reads what they recorded. */
@Singleton
public class Recordings {

    @Inject
    AgroalDataSource datasource;

    void onStart(@Observes StartupEvent event) {
        execute("drop table if exists recorded");
        execute(RecordingSink.TABLE);
    }

    /** What the transaction has recorded when it is committed. */
    public List<Recorded> of(Runnable transaction) {
        execute("delete from recorded");
        QuarkusTransaction.requiringNew().run(transaction);
        return all();
    }

    /** {@link Recorded#what} of it. */
    public List<String> whatOf(Runnable transaction) {
        return Recorded.what(of(transaction));
    }

    /** The old documents of it. */
    public List<String> oldOf(Runnable transaction) {
        return of(transaction).stream().map(Recorded::old).toList();
    }

    public List<Recorded> all() {
        List<Recorded> all = new ArrayList<>();
        try (Connection connection = datasource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select sink, collection, record_id, operation, old, origin from recorded order by collection, record_id")) {
            while (row.next()) {
                all.add(new Recorded(row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5),
                        Optional.ofNullable(row.getString(6))));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        return all;
    }

    public long count(String table) {
        try (Connection connection = datasource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from " + table)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void execute(String sql) {
        try (Connection connection = datasource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
