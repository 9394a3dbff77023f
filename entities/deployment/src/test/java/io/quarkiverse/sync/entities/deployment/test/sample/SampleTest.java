package io.quarkiverse.sync.entities.deployment.test.sample;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.StatelessSession;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.deployment.test.Postgres;
import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.RecordingSink;
import io.quarkiverse.sync.entities.deployment.test.Recordings;
import io.quarkiverse.sync.entities.runtime.document.EntityDocuments;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkiverse.sync.entities.runtime.table.EntityTable;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.RowLocks;
import io.quarkiverse.sync.store.Settlement.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.QuarkusUnitTest;

/** What tests of documents and tables use. */
public abstract class SampleTest {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Inject
    protected SyncedCollections collections;
    @Inject
    protected Recordings recordings;
    @Inject
    protected EntityManager em;

    protected static QuarkusUnitTest onH2() {
        return app().overrideConfigKey("quarkus.datasource.db-kind", "h2")
                .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:sample;DB_CLOSE_DELAY=-1");
    }

    protected static QuarkusUnitTest onPostgres() {
        return app().overrideConfigKey("quarkus.datasource.db-kind", "postgresql")
                .overrideConfigKey("quarkus.datasource.jdbc.url", Postgres.url())
                .overrideConfigKey("quarkus.datasource.username", "postgres")
                .overrideConfigKey("quarkus.datasource.password", "postgres");
    }

    private static QuarkusUnitTest app() {
        return new QuarkusUnitTest()
                .withApplicationRoot(jar -> jar.addPackage(SampleTest.class.getPackage())
                        .addClasses(Postgres.class, Recorded.class, RecordingSink.class, Recordings.class))
                .overrideConfigKey("quarkus.hibernate-orm.schema-management.strategy", "drop-and-create")
                .overrideConfigKey("quarkus.devservices.enabled", "false");
    }

    protected EntityCollection samples() {
        return collections.find("sample").orElseThrow();
    }

    protected EntityCollection regions() {
        return collections.find("region").orElseThrow();
    }

    protected EntityDocuments documents() {
        return samples().documents();
    }

    protected EntityTable table() {
        return samples().table();
    }

    protected static <T> T in(Supplier<T> transaction) {
        return QuarkusTransaction.requiringNew().call(transaction::get);
    }

    protected static void in(Runnable transaction) {
        QuarkusTransaction.requiringNew().run(transaction);
    }

    /** In a transaction of its own. */
    protected <T> T session(Function<StatelessSession, T> work) {
        return in(() -> {
            try (StatelessSession session = samples().sessionFactory().openStatelessSession()) {
                return work.apply(session);
            }
        });
    }

    /** @param json in single quotes */
    protected static Document document(String json) {
        try {
            return Document.owning((ObjectNode) JSON.readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    protected static Document sample(UUID id, String fields) {
        return document("{'id':'" + id + "'" + (fields.isEmpty() ? "" : "," + fields) + "}");
    }

    protected static RemoteRecord present(Document document) {
        return new RemoteRecord(document.get("id").asText(), RecordState.present(document));
    }

    protected static RemoteRecord deleted(Object id) {
        return new RemoteRecord(id.toString(), RecordState.Deleted.plain());
    }

    protected Map<String, Refusal> apply(RemoteRecord... records) {
        return session(session -> apply(session, table(), records));
    }

    /** As a settling transaction does: rows that are there are locked before they are written. */
    protected static Map<String, Refusal> apply(StatelessSession session, EntityTable table, RemoteRecord... records) {
        RowLocks locks = table.lock(session, Stream.of(records).map(RemoteRecord::id).toList(), Duration.ofSeconds(1));
        return table.apply(session, List.of(records), Set.of(), locks.present()).refused();
    }

    protected Document read(Object id) {
        return session(session -> table().read(session, List.of(id.toString()))).get(id.toString());
    }

    protected Sample find(UUID id) {
        return in(() -> {
            Sample sample = em.find(Sample.class, id);
            sample.tags.size();
            sample.steps.size();
            sample.parts.size();
            sample.secrets.size();
            sample.sorted.size();
            sample.bag.size();
            return sample;
        });
    }
}
