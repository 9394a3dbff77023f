package io.quarkiverse.sync.entities.deployment.test.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.deployment.test.sample.Region;
import io.quarkiverse.sync.entities.deployment.test.sample.Sample;
import io.quarkiverse.sync.entities.runtime.table.EntityTable;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.Applied;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.RowLocks;

/** What is told of rows without reading them, and rows that are written many at once. */
abstract class ToldRows extends MakingWay {

    private static final int ROWS = 40;
    private static final List<String> TEXTS = List.of("", "NULL", "null", "a \"quoted\" one", "back\\slash", "{a,b}", "it's",
            " blanks ", "line\nbreak", "漢😀", "?", "$1");

    /** Makes the database write another text than it was given. */
    abstract List<String> changesText();

    @AfterEach
    void emptyTables() {
        recordings.execute("delete from Kept");
        recordings.execute("delete from Changed");
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, 2, 3 })
    void whatIsToldIsWhatIsRead(long seed) {
        Random random = new Random(seed);
        in(() -> em.persist(new Region(100 + seed, "north")));
        List<String> ids = new ArrayList<>();
        List<RemoteRecord> whole = new ArrayList<>();
        List<RemoteRecord> parts = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            ids.add(new UUID(seed, i).toString());
            whole.add(record(ids.get(i), json(random, 100 + seed)));
            parts.add(record(new UUID(seed + 100, i).toString(), part(random, json(random, 100 + seed))));
        }
        int alike = (int) whole.stream().filter(ToldRows::isOfPlainText).count();
        assertThat(told(whole)).isGreaterThan(ROWS / 4).isEqualTo(alike);
        told(parts);
        assertThat(told(ids.stream().map(id -> record(id, part(random, json(random, 100 + seed)))).toList())).isPositive();
        assertThat(told(whole)).isGreaterThanOrEqualTo(alike);
    }

    private static boolean isOfPlainText(RemoteRecord record) {
        String text = record.state().image().orElseThrow().get("text").textValue();
        return !text.endsWith(" ") && text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    /** @return of how many records something was told */
    private int told(List<RemoteRecord> records) {
        Applied applied = applyAll("kept", records);
        assertThat(applied.refused()).isEmpty();
        Map<String, Document> read = readAll("kept", records);
        assertThat(read).hasSameSizeAs(records);
        applied.documents().forEach((id, told) -> assertThat(told.verbatim(read.get(id)))
                .as("told %s, read %s", told, read.get(id)).isTrue());
        return applied.documents().size();
    }

    private static ObjectNode json(Random random, long region) {
        ObjectNode json = JsonNodeFactory.withExactBigDecimals(true).objectNode();
        json.put("text", TEXTS.get(random.nextInt(TEXTS.size()))).put("flag", random.nextBoolean());
        json.put("small", (short) random.nextInt()).put("number", random.nextInt()).put("many", random.nextLong());
        json.put("fine", random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15)).put("grade",
                Sample.Grade.values()[2].name());
        json.put("ordinal", Sample.Grade.values()[0].name()).put("price",
                BigDecimal.valueOf(random.nextInt(1 << 24), random.nextInt(5)));
        json.put("amount", BigDecimal.valueOf(random.nextInt(1 << 24), random.nextInt(5))).put("regionId",
                String.valueOf(region));
        json.put("at", Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000)).toString());
        return json.put("token", new UUID(random.nextLong(), random.nextLong()).toString());
    }

    /** Some of the fields, some of them empty. */
    private static ObjectNode part(Random random, ObjectNode json) {
        List.copyOf(json.properties()).stream().map(Map.Entry::getKey).filter(name -> random.nextInt(4) == 0).forEach(name -> {
            if (random.nextBoolean() && !Set.of("flag", "small").contains(name)) {
                json.putNull(name);
            } else {
                json.remove(name);
            }
        });
        return json;
    }

    @Test
    void whatAloneIsWrittenIsWrittenBesideOthers() {
        List<ObjectNode> extremes = new ArrayList<>();
        TEXTS.forEach(text -> extremes.add(object().put("text", text)));
        for (String time : List.of("0001-01-01T00:00:00Z", "1066-10-14T09:00:00Z", "1582-10-10T00:00:00Z",
                "9999-12-31T23:59:59.999999Z", "+12024-02-29T12:00:00Z")) {
            extremes.add(object().put("at", time));
        }
        extremes.add(object().put("fine", 1e-300).put("many", Long.MIN_VALUE).put("number", Integer.MAX_VALUE));
        List<RemoteRecord> together = new ArrayList<>();
        for (int i = 0; i < extremes.size(); i++) {
            together.add(record(new UUID(7, i).toString(), extremes.get(i)));
        }
        assertThat(applyAll("kept", together).refused()).isEmpty();
        Map<String, Document> read = readAll("kept", together);
        for (int i = 0; i < extremes.size(); i++) {
            RemoteRecord alone = record(new UUID(8, i).toString(), extremes.get(i));
            applyAll("kept", List.of(alone));
            assertThat(readAll("kept", List.of(alone)).get(alone.id()).without(Set.of("id", "token")))
                    .isEqualTo(read.get(together.get(i).id()).without(Set.of("id", "token")));
        }
    }

    @Test
    void rowsOfASecondaryTableAreWrittenTogether() {
        UUID first = UUID.randomUUID();
        UUID second = UUID.randomUUID();
        assertThat(apply(present(sample(first, "'remark':'one'")), present(sample(second, "'remark':'two'")))).isEmpty();
        assertThat(find(first).remark).isEqualTo("one");
        assertThat(find(second).remark).isEqualTo("two");
    }

    @Test
    void nothingIsToldWhereTheDatabaseWritesSomethingElse() {
        in(() -> changesText().forEach(sql -> em.createNativeQuery(sql).executeUpdate()));
        List<RemoteRecord> records = List.of(record("1", object().putNull("text")), record("2", object().putNull("text")));
        Applied applied = applyAll("changed", records);
        assertThat(applied.refused()).isEmpty();
        assertThat(applied.documents()).isEmpty();
        assertThat(readAll("changed", records).get("2").get("text").textValue()).isEqualTo("by the database");
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static RemoteRecord record(String id, ObjectNode json) {
        return new RemoteRecord(id, RecordState.present(Document.of(json.put("id", id))));
    }

    private Applied applyAll(String collection, List<RemoteRecord> records) {
        EntityTable table = collections.find(collection).orElseThrow().table();
        return session(session -> {
            RowLocks locks = table.lock(session, records.stream().map(RemoteRecord::id).toList(), Duration.ofSeconds(1));
            return table.apply(session, records, Set.of(), locks.present());
        });
    }

    private Map<String, Document> readAll(String collection, List<RemoteRecord> records) {
        return session(session -> collections.find(collection).orElseThrow().table().read(session,
                records.stream().map(RemoteRecord::id).toList()));
    }
}
