package io.quarkiverse.sync.entities.deployment.test.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.deployment.test.Recorded;
import io.quarkiverse.sync.entities.deployment.test.sample.Numbered;
import io.quarkiverse.sync.entities.deployment.test.sample.Place;
import io.quarkiverse.sync.entities.deployment.test.sample.Region;
import io.quarkiverse.sync.entities.deployment.test.sample.Sample;
import io.quarkiverse.sync.entities.runtime.table.EntityTable;
import io.quarkiverse.sync.entities.runtime.table.EntityTable.RowLocks;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** What applying records does to the rows. */
abstract class Applying extends RoundTrip {

    private UUID id;

    @BeforeEach
    void clean() {
        for (String table : List.of("Sample_tags", "Sample_steps", "Sample_parts", "Sample_secrets", "Sample_sorted",
                "Sample_bag", "sample_remark", "Sample",
                "Numbered", "Seat", "Passport", "Capital", "Region", "recorded")) {
            recordings.execute("delete from " + table);
        }
        id = UUID.randomUUID();
        Sample sample = new Sample(id);
        sample.text = "text";
        sample.name = "name";
        sample.count = 3;
        sample.place = new Place();
        sample.place.street = "street";
        sample.place.number = 5;
        sample.place.note = "note";
        sample.tags.add("red");
        sample.secret = "secret";
        in(() -> em.persist(sample));
    }

    @Test
    @Tag("invariant-09")
    void badRowsAreRefusedAndAllOthersStored() {
        List<RemoteRecord> page = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            page.add(present(sample(UUID.randomUUID(), "'text':'row " + i + "','tags':['a','b']")));
        }
        UUID tooLong = UUID.randomUUID();
        UUID orphan = UUID.randomUUID();
        UUID misfit = UUID.randomUUID();
        page.set(17, present(sample(tooLong, "'text':'" + "x".repeat(41) + "'")));
        page.set(50, present(sample(orphan, "'regionId':'4711'")));
        page.set(99, present(sample(misfit, "'count':'three'")));

        Map<String, Refusal> refused = apply(page.toArray(RemoteRecord[]::new));

        assertThat(refused).containsOnlyKeys(tooLong.toString(), orphan.toString(), misfit.toString());
        assertThat(refused.get(tooLong.toString()).reason()).isEqualTo(Reason.REFUSED);
        assertThat(refused.get(orphan.toString())).isEqualTo(new Refusal(Reason.MISSING_PARENT,
                "field 'regionId' refers to region/4711, which is not here", Optional.of("region/4711")));
        assertThat(refused.get(misfit.toString()).message())
                .isEqualTo("field 'count' takes an int as a number, but came as \"three\"");
        assertThat(recordings.count("Sample")).isEqualTo(1 + 97);
        assertThat(recordings.count("Sample_tags")).isEqualTo(1 + 194);
    }

    @Test
    @Tag("invariant-09")
    void aBadUpdateAndABadDeleteAreRefusedToo() {
        in(() -> {
            em.persist(new Region(1, "north"));
            em.find(Sample.class, id).region = em.getReference(Region.class, 1L);
        });
        Map<String, Refusal> refused = session(session -> apply(session, regions().table(), deleted(1),
                present(document("{'id':'2','name':'south'}"))));
        assertThat(refused).containsOnlyKeys("1");
        assertThat(refused.get("1").message()).contains("other rows still refer to it");
        assertThat(recordings.count("Region")).isEqualTo(2);
        assertThat(apply(present(sample(id, "'text':'" + "x".repeat(41) + "'")))).containsOnlyKeys(id.toString());
        assertThat(apply(present(sample(id, "'flag':null"))).get(id.toString()).message())
                .isEqualTo("field 'flag' cannot be empty here, but came as null");
    }

    @Test
    @Tag("invariant-13")
    void absentIsLeftAloneAndNullIsWritten() {
        assertThat(apply(present(sample(id, "'text':null,'place':{'number':6}")))).isEmpty();
        Sample found = find(id);
        assertThat(found.text).isNull();
        assertThat(found.name).isEqualTo("name");
        assertThat(found.count).isEqualTo(3);
        assertThat(found.place.street).isEqualTo("street");
        assertThat(found.place.number).isEqualTo(6);
        assertThat(found.place.note).isEqualTo("note");
        assertThat(found.tags).containsExactly("red");
        assertThat(found.secret).isEqualTo("secret");
    }

    @Test
    @Tag("invariant-13")
    void absentInANewRowIsTheEntitysDefault() {
        UUID added = UUID.randomUUID();
        assertThat(apply(present(sample(added, "'text':'new','flag':null")))).isEmpty();
        Sample found = find(added);
        assertThat(found.count).isEqualTo(7);
        assertThat(found.letter).isEqualTo('x');
        assertThat(found.version).isZero();
    }

    /** A record is taken over as a whole; what the application may not write either stays at home. */
    @Test
    @Tag("invariant-13")
    void whatTheApplicationMayWriteOnceOrOnlyLaterIsTakenOver() {
        UUID added = UUID.randomUUID();
        for (UUID taken : List.of(id, added)) {
            assertThat(apply(present(sample(taken, "'text':'new','origin':'hub','verdict':'good'")))).isEmpty();
            assertThat(find(taken)).extracting("origin", "verdict", "loud", "again").containsExactly("hub", "good", "NEW",
                    "new");
        }
        assertThat(read(id).fields()).contains("origin", "verdict").doesNotContain("loud", "again");
    }

    @Test
    @Tag("invariant-13")
    void theSameIsNotWritten() {
        assertThat(captured(present(sample(id, "'count':3.0,'text':'text','tags':['red'],'amount':null")))).isEmpty();
        assertThat(find(id).version).isZero();
    }

    @Test
    @Tag("invariant-17")
    void aWrittenRowHasAnotherVersionAndLeavesTheCache() {
        find(id);
        assertThat(em.getEntityManagerFactory().getCache().contains(Sample.class, id)).isTrue();
        session(session -> {
            apply(session, table(), present(sample(id, "'text':'pulled'")));
            // Somebody else reads, and caches, what is still committed.
            return CompletableFuture.supplyAsync(() -> find(id)).join();
        });
        assertThat(em.getEntityManagerFactory().getCache().contains(Sample.class, id)).isFalse();
        assertThat(find(id).text).isEqualTo("pulled");
        assertThat(find(id).version).isEqualTo(1);
        apply(present(sample(id, "'tags':['blue']")));
        assertThat(find(id).version).as("elements only").isEqualTo(2);
        assertThat(read(id).get("version").isMissingNode()).as("never travels").isTrue();
    }

    private List<Recorded> captured(RemoteRecord... records) {
        recordings.execute("delete from recorded");
        assertThat(apply(records)).isEmpty();
        return recordings.all();
    }

    @Test
    void aRowIsDeletedWithWhatStaysAtHome() {
        in(() -> em.find(Sample.class, id).secrets.add("secret"));
        assertThat(apply(deleted(id), deleted(UUID.randomUUID()))).isEmpty();
        assertThat(recordings.count("Sample")).isZero();
        assertThat(recordings.count("Sample_secrets")).isZero();
    }

    @Test
    void aSecondaryTableWithoutARowGetsOne() {
        assertThat(recordings.count("sample_remark")).isZero();
        assertThat(apply(present(sample(id, "'remark':'late'")))).isEmpty();
        assertThat(find(id).remark).isEqualTo("late");
    }

    private EntityTable numbered() {
        return collections.find("numbered").orElseThrow().table();
    }

    private Map<String, Refusal> number(String fields) {
        return session(session -> apply(session, numbered(), present(document("{'id':'4711'," + fields + "}"))));
    }

    @Test
    void aRowTakesTheHubsIdWhereTheDatabaseGeneratesOne() {
        in(() -> em.persist(new Numbered()));
        String text = "long ".repeat(700);

        assertThat(number("'text':'first'")).isEmpty();
        Instant inserted = in(() -> em.find(Numbered.class, 4711L).changed);
        assertThat(number("'text':'" + text + "'")).isEmpty();

        Numbered found = in(() -> em.find(Numbered.class, 4711L));
        assertThat(found.text).isEqualTo(text);
        assertThat(found.changed).isAfter(inserted);
        Document read = session(session -> numbered().read(session, List.of("4711")).get("4711"));
        assertThat(read.get("text").textValue()).isEqualTo(text);
        Map<String, Refusal> refused = session(session -> apply(session, numbered(), deleted(4711)));
        assertThat(refused).isEmpty();
        assertThat(recordings.count("Numbered")).isEqualTo(1);
    }

    @Test
    @Tag("invariant-17")
    void aCachedCollectionOfItsOwnerForgetsTheRow() {
        in(() -> em.persist(new Region(1, "north")));
        assertThat(numbersOfTheNorth()).isZero();

        assertThat(number("'regionId':'1'")).isEmpty();

        assertThat(numbersOfTheNorth()).isEqualTo(1);
    }

    private int numbersOfTheNorth() {
        return in(() -> em.find(Region.class, 1L).numbered.size());
    }

    @Test
    @Tag("invariant-09")
    void aValueThatItsConverterRefusesIsRefusedAlone() {
        UUID red = UUID.randomUUID();
        UUID good = UUID.randomUUID();
        Map<String, Refusal> refused = apply(present(sample(id, "'colour':'256/0/0'")),
                present(sample(red, "'colour':'256/0/0'")),
                present(sample(good, "'text':'good'")));
        assertThat(refused).containsOnlyKeys(id.toString(), red.toString());
        assertThat(refused.values()).allSatisfy(why -> assertThat(why.message()).contains("too red"));
        assertThat(find(good).text).isEqualTo("good");
    }

    @Test
    @Tag("invariant-09")
    void aRowThatItsConverterCannotReadIsRefusedAlone() {
        recordings.execute("update Sample set colour = 'none' where id = '" + id + "'");
        UUID good = UUID.randomUUID();
        assertThat(apply(present(sample(good, "")))).isEmpty();

        Map<String, Refusal> refused = apply(present(sample(id, "'text':'other'")), present(sample(good, "'text':'good'")));

        assertThat(refused).containsOnlyKeys(id.toString());
        assertThat(refused.get(id.toString()).message()).startsWith("the row that is here cannot be read: ");
        assertThat(find(good).text).isEqualTo("good");
    }

    @Test
    @Tag("invariant-13")
    void noElementsAreTheSameAsAnEmptyCollection() {
        assertThat(apply(present(sample(id, "'tags':null,'steps':null")))).isEmpty();
        assertThat(find(id).tags).isEmpty();
        assertThat(captured(present(sample(id, "'tags':null,'steps':null")))).isEmpty();
        assertThat(documents().holdable(sample(id, "'tags':null"))).isEqualTo(documents().holdable(sample(id, "'tags':[]")));
    }

    @Test
    @Tag("invariant-11")
    void onlyTheWantedFieldsAreWritten() {
        RemoteRecord record = present(sample(id, "'text':'other','count':6"));
        session(session -> table().apply(session, List.of(record), Set.of("count"),
                table().lock(session, List.of(id.toString()), Duration.ofSeconds(1)).present()));
        assertThat(find(id).text).isEqualTo("text");
        assertThat(find(id).count).isEqualTo(6);
    }

    @Test
    @Tag("invariant-09")
    void aBadRowIsFoundWhereverItStands() {
        for (int bad = 0; bad < 7; bad++) {
            List<RemoteRecord> page = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                page.add(present(sample(UUID.randomUUID(), "'text':'" + "x".repeat(i == bad ? 41 : 40) + "'")));
            }
            assertThat(apply(page.toArray(RemoteRecord[]::new))).containsOnlyKeys(page.get(bad).id());
            for (int i = 0; i < 7; i++) {
                assertThat(read(page.get(i).id()) == null).isEqualTo(i == bad);
            }
        }
    }

    @Test
    void anIdThatIsNoneIsRefused() {
        assertThat(apply(present(document("{'id':'7'}"))).get("7").message()).contains("UUID");
    }

    @Test
    @Tag("invariant-04")
    void whatIsAppliedIsCapturedWithItsOldDocument() {
        assertThat(captured(present(sample(id, "'text':'second'")))).singleElement()
                .satisfies(change -> assertThat(change.what()).contains("UPDATE"))
                .satisfies(change -> assertThat(change.old()).contains("\"text\":\"text\"", "\"label\":\"name\"")
                        .doesNotContain("secret", "version"));
    }

    @Test
    void keyRangesCoverEveryRowOnce() {
        for (int i = 0; i < 25; i++) {
            assertThat(apply(present(sample(UUID.randomUUID(), "'steps':[" + i + "]")))).isEmpty();
        }
        List<String> ids = new ArrayList<>();
        for (Map<String, Document> range = range(Optional.empty()); !range.isEmpty(); range = range(last(ids))) {
            ids.addAll(range.keySet());
        }
        assertThat(ids).hasSize(26).doesNotHaveDuplicates()
                .isEqualTo(session(session -> table().keys(session, Optional.empty(), 100)));
        assertThat(session(session -> table().count(session)).longValue()).isEqualTo(26);
    }

    private Map<String, Document> range(Optional<String> after) {
        return session(session -> table().range(session, after, 10));
    }

    private static Optional<String> last(List<String> ids) {
        return Optional.of(ids.get(ids.size() - 1));
    }

    @Test
    @Tag("invariant-17")
    void aRowThatTheApplicationHoldsIsBusyAndTheTransactionGoesOn() {
        UUID free = UUID.randomUUID();
        assertThat(apply(present(sample(free, "")))).isEmpty();
        RowLocks locks = in(() -> {
            em.find(Sample.class, id).text = "edited";
            em.flush();
            return CompletableFuture.supplyAsync(() -> session(session -> {
                RowLocks found = table().lock(session, List.of(id.toString(), free.toString(), UUID.randomUUID().toString()),
                        Duration.ofMillis(100));
                table().apply(session, List.of(present(sample(free, "'text':'applied'"))), Set.of(), found.present());
                return found;
            })).join();
        });
        assertThat(locks.present()).containsExactly(free.toString());
        assertThat(locks.busy()).containsExactly(id.toString());
        assertThat(find(free).text).isEqualTo("applied");
        assertThat(find(id).text).isEqualTo("edited");
    }
}
