package io.quarkiverse.sync.entities.deployment.test.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import java.util.stream.Stream;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;

import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.deployment.test.RecordingSink;
import io.quarkiverse.sync.entities.deployment.test.Recordings;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkiverse.sync.entities.runtime.table.EntityTable;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.RowLocks;
import io.quarkiverse.sync.store.SetAside;
import io.quarkiverse.sync.store.Settlement.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;

/** Documents and rows, on each database by a class of its own. */
abstract class TableTest {

    @Inject
    SyncedCollections collections;

    @Inject
    EntityManager em;

    @Inject
    Recordings recordings;

    @Inject
    ObjectMapper mapper;

    EntityCollection everything;

    @BeforeEach
    void start() {
        everything = collections.find("everything").orElseThrow();
        recordings.execute(RecordingSink.TABLE.replace("create table", "create table if not exists"));
    }

    @AfterEach
    void clean() {
        List.of("Everything_tags", "Everything_scores", "Everything", "Owner", "recorded")
                .forEach(table -> recordings.execute("delete from " + table));
    }

    @Test
    void whatIsWrittenIsReadBackForEveryType() throws Exception {
        apply("owners", present("o1", document("{'id':'o1','name':'Ada'}")));
        long seed = 20261123;
        Random random = new Random(seed);
        for (int i = 0; i < 50; i++) {
            Everything entity = random(random);
            QuarkusTransaction.requiringNew().run(() -> {
                entity.owner = em.getReference(Owner.class, "o1");
                em.persist(entity);
            });
            String id = entity.id.toString();
            Document stored = read(id);

            assertThat(everything.holdable(stored)).as("seed %s round %s", seed, i).isEqualTo(stored);
            assertThat(everything.holdable(stored).verbatim(stored)).as("seed %s round %s\n%s\n%s", seed, i, stored,
                    everything.holdable(stored)).isTrue();
            QuarkusTransaction.requiringNew().run(() -> em.remove(em.find(Everything.class, entity.id)));
            assertThat(apply("everything", present(id, stored))).isEmpty();
            assertThat(read(id).verbatim(stored)).as("seed %s round %s\n%s\n%s", seed, i, stored, read(id)).isTrue();
            assertThat(seen(id).amount).isEqualByComparingTo(entity.amount);
        }
    }

    @Test
    void theVersionNeverTravelsAndIsBumped() throws Exception {
        String id = newId();
        apply("everything", present(id, document("{'id':'%s','text':'first'}", id)));
        assertThat(seen(id).version).isZero();

        apply("everything", present(id, document("{'id':'%s','text':'second'}", id)));

        assertThat(seen(id).version).isEqualTo(1);
        assertThat(read(id).fields()).doesNotContain("version", "draft", "original").contains("renamed", "ownerId");
        apply("everything", present(id, document("{'id':'%s','text':'second'}", id)));
        assertThat(seen(id).version).as("nothing to write").isEqualTo(1);
    }

    @Test
    @Tag("invariant-13")
    void absentIsLeftAloneAndNullIsWritten() throws Exception {
        String id = newId();
        apply("everything", present(id, document(
                "{'id':'%s','text':'t','number':5,'flag':true,'address':{'street':'s','houseNumber':1},'tags':['a','b'],'scores':[2,1]}",
                id)));

        apply("everything", present(id, document("{'id':'%s','number':null,'address':{'houseNumber':2}}", id)));

        assertThat(read(id)).satisfies(document -> {
            assertThat(document.get("text").asText()).isEqualTo("t");
            assertThat(document.get("number").isNull()).isTrue();
            assertThat(document.get("flag").asBoolean()).isTrue();
            assertThat(document.get("address").toString()).isEqualTo("{\"houseNumber\":2,\"street\":\"s\"}");
            assertThat(document.get("tags").toString()).isEqualTo("[\"a\",\"b\"]");
            assertThat(document.get("scores").toString()).isEqualTo("[2,1]");
        });
        assertThat(seen(id).draft).isEqualTo("at home");
    }

    @Test
    @Tag("invariant-11")
    void onlyTheWantedFieldsAreWritten() throws Exception {
        String id = newId();
        apply("everything", present(id, document("{'id':'%s','text':'t','number':5}", id)));

        applyOnly(Set.of("number"), present(id, document("{'id':'%s','text':'other','number':6}", id)));

        assertThat(read(id).get("text").asText()).isEqualTo("t");
        assertThat(read(id).get("number").asInt()).isEqualTo(6);
    }

    @Test
    @Tag("invariant-09")
    void aBadRowNeverAbortsTheOthers() throws Exception {
        for (int bad = 0; bad < 7; bad++) {
            List<RemoteRecord> page = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                String id = newId();
                page.add(present(id, document("{'id':'%s','code':'%s'}", id, i == bad ? "x".repeat(50) : id)));
            }

            Map<String, Refusal> refused = apply("everything", page.toArray(RemoteRecord[]::new));

            assertThat(refused).containsOnlyKeys(page.get(bad).id());
            assertThat(refused.get(page.get(bad).id()).reason()).isEqualTo(SetAside.Reason.REFUSED);
            for (int i = 0; i < 7; i++) {
                assertThat(find(page.get(i).id()).isPresent()).isEqualTo(i != bad);
            }
        }
    }

    @Test
    void refusalsSayWhatHappened() throws Exception {
        String id = newId();
        String other = newId();
        apply("everything", present(id, document("{'id':'%s','code':'taken'}", id)));

        assertThat(apply("everything", present(other, document("{'id':'%s','code':'taken'}", other))).get(other).reason())
                .isEqualTo(SetAside.Reason.REFUSED);
        Refusal orphan = apply("everything", present(other, document("{'id':'%s','ownerId':'nobody'}", other))).get(other);
        assertThat(orphan.reason()).isEqualTo(SetAside.Reason.MISSING_PARENT);
        assertThat(orphan.blockedBy()).contains("owners/nobody");
        assertThat(apply("everything", present(other, document("{'id':'%s','number':'many'}", other))).get(other).message())
                .contains("number", "an int", "many");
        assertThat(apply("everything", present("7", document("{'id':'7'}"))).get("7").message()).contains("UUID");
        apply("owners", present("o9", document("{'id':'o9'}")));
        apply("everything", present(id, document("{'id':'%s','ownerId':'o9'}", id)));
        assertThat(apply("owners", new RemoteRecord("o9", RecordState.Deleted.plain())).get("o9").message())
                .contains("refer");
    }

    @Test
    void deletesTakeElementsAlong() throws Exception {
        String id = newId();
        apply("everything", present(id, document("{'id':'%s','tags':['a'],'scores':[1]}", id)));

        assertThat(apply("everything", new RemoteRecord(id, RecordState.Deleted.plain()))).isEmpty();

        assertThat(find(id)).isEmpty();
        assertThat(apply("everything", new RemoteRecord(id, RecordState.Deleted.plain()))).isEmpty();
    }

    @Test
    @Tag("invariant-04")
    void whatIsAppliedIsCapturedWithItsOldDocument() throws Exception {
        String id = newId();
        apply("everything", present(id, document("{'id':'%s','text':'first'}", id)));
        recordings.execute("delete from recorded");

        apply("everything", present(id, document("{'id':'%s','text':'second'}", id)));

        assertThat(recordings.all()).singleElement().asString().contains("UPDATE", "first");
    }

    @Test
    void keyRangesCoverEveryRowOnce() throws Exception {
        List<RemoteRecord> page = new ArrayList<>();
        for (int i = 0; i < 25; i++) {
            String id = newId();
            page.add(present(id, document("{'id':'%s','scores':[%s]}", id, "" + i)));
        }
        apply("everything", page.toArray(RemoteRecord[]::new));
        List<String> keys = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        Optional<String> after = Optional.empty();
        for (Map<String, Document> range = range(after); !range.isEmpty(); range = range(after)) {
            ids.addAll(range.keySet());
            after = Optional.of(ids.get(ids.size() - 1));
        }
        keys.addAll(with(session -> everything.table().keys(session, Optional.empty(), 100)));

        assertThat(ids).isEqualTo(keys).hasSize(25).doesNotHaveDuplicates();
        long count = with(session -> everything.table().count(session));
        assertThat(count).isEqualTo(25);
    }

    @Test
    @Tag("invariant-17")
    void aRowThatTheApplicationHoldsIsBusyAndTheTransactionGoesOn() throws Exception {
        String held = newId();
        String free = newId();
        apply("everything", present(held, document("{'id':'%s'}", held)), present(free, document("{'id':'%s'}", free)));
        CountDownLatch locked = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Thread application = new Thread(() -> QuarkusTransaction.requiringNew().run(() -> {
            em.find(Everything.class, UUID.fromString(held)).text = "edited";
            em.flush();
            locked.countDown();
            await(done);
        }));
        application.start();
        await(locked);

        RowLocks locks = with(session -> {
            RowLocks found = everything.table().lock(session, List.of(held, free, newId()), Duration.ofMillis(100));
            everything.table().apply(session, List.of(present(free, document("{'id':'%s','text':'applied'}", free))), Set.of(),
                    found.present());
            return found;
        });
        done.countDown();
        application.join();

        assertThat(locks.present()).containsExactly(free);
        assertThat(locks.busy()).containsExactly(held);
        assertThat(read(free).get("text").asText()).isEqualTo("applied");
        assertThat(read(held).get("text").asText()).isEqualTo("edited");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Map<String, Document> range(Optional<String> after) {
        return with(session -> everything.table().range(session, after, 10));
    }

    private Document read(String id) {
        return find(id).orElseThrow();
    }

    private Optional<Document> find(String id) {
        return Optional.ofNullable(with(session -> everything.table().read(session, List.of(id))).get(id));
    }

    private Map<String, Refusal> apply(String collection, RemoteRecord... records) {
        return with(session -> apply(session, collections.find(collection).orElseThrow().table(), Set.of(), records));
    }

    private void applyOnly(Set<String> fields, RemoteRecord record) {
        with(session -> apply(session, everything.table(), fields, record));
    }

    private static Map<String, Refusal> apply(StatelessSession session, EntityTable table, Set<String> fields,
            RemoteRecord... records) {
        RowLocks locks = table.lock(session, Stream.of(records).map(RemoteRecord::id).toList(), Duration.ofSeconds(1));
        return table.apply(session, List.of(records), fields, locks.present());
    }

    private <T> T with(Function<StatelessSession, T> work) {
        return QuarkusTransaction.requiringNew().call(() -> {
            try (StatelessSession session = everything.sessionFactory().openStatelessSession()) {
                return work.apply(session);
            }
        });
    }

    private Everything seen(String id) {
        return QuarkusTransaction.requiringNew().call(() -> em.find(Everything.class, UUID.fromString(id)));
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }

    private static RemoteRecord present(String id, Document document) {
        return new RemoteRecord(id, RecordState.present(document));
    }

    private Document document(String json, Object... values) {
        try {
            return Document.of((ObjectNode) mapper.readTree(json.formatted(values).replace('\'', '"')));
        } catch (java.io.IOException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    private static Everything random(Random random) {
        Everything value = new Everything();
        value.id = new UUID(random.nextLong(), random.nextLong());
        value.text = "ä\"\\\n" + random.nextInt();
        value.letter = (char) ('a' + random.nextInt(26));
        value.flag = random.nextBoolean();
        value.tiny = (byte) random.nextInt();
        value.small = (short) random.nextInt();
        value.number = random.nextInt();
        value.big = random.nextLong();
        value.real = random.nextFloat();
        value.precise = random.nextDouble() * 1e10;
        value.huge = BigInteger.valueOf(random.nextLong());
        value.amount = BigDecimal.valueOf(random.nextLong() >> 8, 4);
        value.price = BigDecimal.valueOf(random.nextInt(), 2);
        value.colour = Everything.Colour.values()[random.nextInt(2)];
        value.named = random.nextBoolean() ? null : Everything.Colour.GREEN;
        value.instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000)).truncatedTo(ChronoUnit.MICROS);
        value.date = LocalDate.ofEpochDay(random.nextInt(40_000));
        value.time = LocalTime.ofSecondOfDay(random.nextInt(86_400));
        value.dateTime = LocalDateTime.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), 1000 * random.nextInt(1_000_000),
                ZoneOffset.UTC);
        value.offset = OffsetDateTime.ofInstant(value.instant, ZoneOffset.UTC);
        value.zoned = value.instant.atZone(ZoneId.of("UTC"));
        value.duration = Duration.ofMillis(random.nextInt());
        value.year = Year.of(1900 + random.nextInt(200));
        value.bytes = new byte[random.nextInt(50)];
        random.nextBytes(value.bytes);
        value.money = new Everything.Money(random.nextInt(), "EUR");
        if (random.nextBoolean()) {
            value.address = new Everything.Address();
            value.address.street = "street " + random.nextInt();
        }
        value.tags = Set.of("a" + random.nextInt(), "b");
        value.scores = List.of(random.nextInt(), 1, 1);
        value.original = random.nextBoolean() ? null : "o";
        return value;
    }
}
