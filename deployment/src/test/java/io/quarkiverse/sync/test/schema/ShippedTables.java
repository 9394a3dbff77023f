package io.quarkiverse.sync.test.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.deployment.test.store.Postgres;
import io.quarkiverse.sync.test.config.EdgeApp;
import io.quarkiverse.sync.test.config.Note;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** As in production: the tables come from the SQL that is shipped, and Hibernate only validates them. */
abstract class ShippedTables {

    private static final String NOTE = "create table Note (id uuid not null primary key, text varchar(255),"
            + " editedAt timestamp(6) with time zone)";

    @Inject
    SynchronizationEngine engine;

    @ConfigProperty(name = "quarkus.datasource.db-kind")
    String kind;

    @ConfigProperty(name = "quarkus.hibernate-orm.scripts.generation.create-target")
    Path export;

    static QuarkusUnitTest app(String kind, String url, String user) {
        return EdgeApp.onDatabase(ShippedTables.class, ShippedSql.class, Postgres.class)
                .setBeforeAllCustomizer(() -> ShippedSql.of(kind).run(url, user, NOTE))
                .overrideConfigKey("quarkus.datasource.db-kind", kind)
                .overrideConfigKey("quarkus.datasource.jdbc.url", url)
                .overrideConfigKey("quarkus.datasource.username", user)
                .overrideConfigKey("quarkus.datasource.password", user)
                .overrideConfigKey("quarkus.devservices.enabled", "false")
                .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "validate")
                .overrideConfigKey("quarkus.hibernate-orm.scripts.generation", "create")
                .overrideConfigKey("quarkus.hibernate-orm.scripts.generation.create-target", temporary("export.sql"))
                .overrideConfigKey("quarkus.sync.remote.url", "http://127.0.0.1:9/sync")
                .overrideConfigKey("quarkus.sync.remote.retries", "0");
    }

    static String temporary(String file) {
        try {
            return Files.createTempDirectory("shipped").resolve(file).toAbsolutePath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void serveARun() {
        QuarkusTransaction.requiringNew().run(() -> new Note().persist());

        assertThatThrownBy(engine::sync).isInstanceOf(NetworkException.class);

        assertThat(engine.statistics().pending()).isEqualTo(1);
        assertThat(engine.pendingChanges(10)).hasSize(1);
    }

    /** Validation looks at neither indexes, nor nullability, nor lengths. */
    @Test
    void areThoseOfTheEntities() throws IOException {
        assertThat(ShippedSql.of(kind).parts()).isNotEmpty()
                .containsExactlyElementsOf(new ShippedSql(Files.readString(export)).parts());
    }
}
