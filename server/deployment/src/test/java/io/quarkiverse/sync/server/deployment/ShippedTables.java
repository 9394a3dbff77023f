package io.quarkiverse.sync.server.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import jakarta.inject.Inject;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.server.runtime.feed.Folder;
import io.quarkus.test.QuarkusUnitTest;

/** As in production: the tables come from the SQL that is shipped, and Hibernate only validates them. */
abstract class ShippedTables {

    private static final String APPLICATION = """
            create table Product (id varchar(255) primary key, name varchar(255), description varchar(255),
              status varchar(255), grade varchar(255), code varchar(255) unique, inventory integer, price numeric(10,2),
              updatedAt timestamp(6) with time zone);
            create table Review (id uuid primary key, product_id varchar(255) references Product, text varchar(255))""";

    @Inject
    Folder folder;

    @ConfigProperty(name = "quarkus.datasource.db-kind")
    String kind;

    @ConfigProperty(name = "quarkus.hibernate-orm.scripts.generation.create-target")
    Path export;

    static QuarkusUnitTest app(String kind, String url) {
        return HubApp.on(kind, url, ShippedTables.class, ShippedSql.class)
                .setBeforeAllCustomizer(() -> ShippedSql.of(kind).run(url, APPLICATION))
                .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "validate")
                .overrideConfigKey("quarkus.hibernate-orm.scripts.generation", "create")
                .overrideConfigKey("quarkus.hibernate-orm.scripts.generation.create-target", temporary("export.sql"));
    }

    static String temporary(String file) {
        try {
            return Files.createTempDirectory("shipped").resolve(file).toAbsolutePath().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void serveAPushAndAPull() {
        HubClient client = HubClient.profile();
        client.push(HubClient.row(null, "{'id':'p','name':'pen','_deleted':false}")
                .put("changeId", "6d0c5ad1-7d3e-4c6c-b8b4-0d9f0d2c7f11"));
        client.push(HubClient.row("{'id':'p','name':'pen','_deleted':false}", "{'id':'p','name':'pen','_deleted':true}")
                .put("changeId", "0c1a6a7e-8ff5-4ad3-8c5e-5a0c4c4f6f0a"));
        folder.fold();
        folder.purge();

        JsonNode page = client.pull(Optional.empty(), 10);

        assertThat(page.get("documents")).isEmpty();
    }

    /** Validation looks at neither indexes, nor nullability, nor lengths. */
    @Test
    void areThoseOfTheEntities() throws IOException {
        assertThat(ShippedSql.of(kind).parts()).isNotEmpty()
                .containsExactlyElementsOf(new ShippedSql(Files.readString(export)).parts());
    }

    @Test
    void sayWhichVersionTheyAre() {
        assertThat(ShippedSql.of(kind).text()).endsWith("insert into sync_hub_version (id, version) values (1, 1);\n");
    }
}
