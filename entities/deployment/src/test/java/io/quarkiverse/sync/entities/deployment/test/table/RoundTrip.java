package io.quarkiverse.sync.entities.deployment.test.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.deployment.test.sample.Capital;
import io.quarkiverse.sync.entities.deployment.test.sample.Passport;
import io.quarkiverse.sync.entities.deployment.test.sample.RandomSamples;
import io.quarkiverse.sync.entities.deployment.test.sample.Region;
import io.quarkiverse.sync.entities.deployment.test.sample.Sample;
import io.quarkiverse.sync.entities.deployment.test.sample.SampleTest;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Every type through document and database and back, with random values. */
abstract class RoundTrip extends SampleTest {

    private static final int SAMPLES = 20;

    @ParameterizedTest
    @Tag("invariant-13")
    @ValueSource(longs = { 1, 2, 3 })
    void everyTypeSurvives(long seed) {
        RandomSamples samples = new RandomSamples(seed);
        Region region = new Region(seed, "north");
        in(() -> em.persist(region));
        for (int i = 0; i < SAMPLES; i++) {
            survives(samples.next(region));
        }
    }

    private void survives(Sample sample) {
        Document before = session(session -> documents().of(sample.id, persister().getValues(sample),
                (SharedSessionContractImplementor) session));
        in(() -> em.persist(sample));
        Document stored = read(sample.id);
        // The cache holds what was persisted, not what the database made of it.
        em.getEntityManagerFactory().getCache().evictAll();
        Sample found = find(sample.id);
        assertThat(documents().holdable(before)).as("holdable says what the database keeps").isEqualTo(stored);
        assertThat(documents().holdable(stored).verbatim(stored)).as("what is read is holdable to the letter: %s", stored)
                .isTrue();
        assertThat(apply(present(stored))).isEmpty();
        assertThat(find(sample.id).version).as("the same is not written").isZero();
        assertThat(apply(deleted(sample.id))).isEmpty();
        assertThat(read(sample.id)).isNull();
        assertThat(apply(present(stored))).isEmpty();
        assertThat(read(sample.id).verbatim(stored)).as("%s%n%s", stored, read(sample.id)).isTrue();
        assertSame(find(sample.id), found);
        becomes(sample.id, stored, found);
    }

    /** The same values by an update of a row with none. */
    private void becomes(UUID id, Document stored, Sample found) {
        apply(deleted(id));
        assertThat(apply(present(sample(id, "'remark':null")))).isEmpty();
        assertThat(apply(present(stored))).isEmpty();
        assertThat(read(id)).isEqualTo(stored);
        assertSame(find(id), found);
    }

    private static void assertSame(Sample sample, Sample expected) {
        assertThat(sample).usingRecursiveComparison()
                .ignoringFields("version", "region", "parts", "tags", "steps", "sorted", "bag",
                        "secrets")
                .ignoringFieldsMatchingRegexes(".*\\$\\$_hibernate.*").isEqualTo(expected);
        assertThat(sample.region == null ? null : sample.region.id)
                .isEqualTo(expected.region == null ? null : expected.region.id);
        assertThat(new HashSet<>(sample.tags)).isEqualTo(new HashSet<>(expected.tags));
        assertThat(sample.steps).containsExactlyElementsOf(expected.steps);
        assertThat(sample.sorted).containsExactlyElementsOf(expected.sorted);
        assertThat(sample.bag).containsExactlyInAnyOrderElementsOf(expected.bag);
        assertThat(sample.parts).usingRecursiveFieldByFieldElementComparator()
                .containsExactlyInAnyOrderElementsOf(expected.parts);
    }

    @ParameterizedTest
    @Tag("invariant-09")
    @CsvSource(delimiter = '|', value = {
            "'count':'three'      | field 'count' takes an int as a number",
            "'count':1.5          | field 'count' takes an int,",
            "'tiny':128           | field 'tiny' takes a byte,",
            "'fine':1e999         | field 'fine' takes a double,",
            "'amount':1e999999999 | field 'amount' takes a decimal number,",
            "'exact':'1e99999999' | field 'exact' takes a decimal number,",
            "'counter':'1.5'      | field 'counter' takes a long,",
            "'flag':'true'        | field 'flag' takes true or false",
            "'grade':'BEST'       | field 'grade' takes a name of Grade",
            "'instant':'today'    | field 'instant' takes a time such as",
            "'bytes':'§'          | field 'bytes' takes base64",
            "'colour':'red'       | field 'colour' takes what its converter understands",
            "'place':'here'       | field 'place' takes an object",
            "'place':{'number':{}}| field 'number' takes an int",
            "'tags':'red'         | field 'tags' takes an array",
            "'regionId':'007'     | field 'regionId' takes an id of type Long as a string",
            "'regionId':true      | field 'regionId' takes an id of type Long as a string" }, quoteCharacter = '`')
    void whatDoesNotFitIsRefusedByField(String field, String message) {
        Document document = sample(UUID.randomUUID(), field);
        assertThatThrownBy(() -> documents().holdable(document)).isInstanceOf(UnmappableException.class)
                .hasMessageStartingWith(message);
    }

    @Test
    @Tag("invariant-09")
    void bytesOverTheCapAreToldWithTheirSizes() {
        String base64 = Base64.getEncoder().encodeToString(new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> documents().holdable(sample(UUID.randomUUID(), "'bytes':'" + base64 + "'")))
                .isInstanceOf(UnmappableException.class)
                .hasMessageStartingWith("field 'bytes' takes base64 of at most 1048576 bytes (these are 1048577), but came as");
    }

    @Test
    void aNumberIsTakenForAnIdAndUnknownFieldsAreLeftOut() {
        UUID id = UUID.randomUUID();
        assertThat(documents().holdable(sample(id, "'regionId':7,'elsewhere':1")))
                .isEqualTo(sample(id, "'regionId':'7'"));
    }

    @Test
    void attributesByGettersAndAReferenceToOne() {
        in(() -> em.persist(new Region(900, "north")));
        EntityCollection passports = collections.find("passport").orElseThrow();
        UUID id = UUID.randomUUID();
        Document sent = document("{'id':'" + id + "','holder':'Ada','regionId':'900'}");

        assertThat(apply(passports, present(sent))).isEmpty();

        assertThat(read(passports, id)).isEqualTo(sent);
        in(() -> {
            Passport found = em.find(Passport.class, id);
            assertThat(found.getHolder()).isEqualTo("Ada");
            assertThat(found.getRegion().id).isEqualTo(900L);
        });
        assertThat(recordings.of(() -> em.find(Passport.class, id).setRegion(null))).singleElement()
                .satisfies(change -> assertThat(change.old()).contains("\"regionId\":\"900\"", "\"holder\":\"Ada\""));
        assertThat(read(passports, id)).isEqualTo(document("{'id':'" + id + "','holder':'Ada'}"));
        assertThat(apply(passports, present(sent))).isEmpty();
        assertThat(apply(passports, deleted(id))).isEmpty();
        assertThat(read(passports, id)).isNull();
    }

    @Test
    void anIdThatIsTheReference() {
        in(() -> em.persist(new Region(901, "south")));
        EntityCollection capitals = collections.find("capital").orElseThrow();
        Document sent = document("{'id':'901','name':'Rome','regionId':'901'}");

        assertThat(apply(capitals, present(sent))).isEmpty();

        assertThat(read(capitals, 901)).isEqualTo(sent);
        in(() -> assertThat(em.find(Capital.class, 901L).region.id).isEqualTo(901L));
        assertThat(recordings.of(() -> em.find(Capital.class, 901L).name = "Turin")).singleElement()
                .satisfies(change -> assertThat(change.old()).contains("\"name\":\"Rome\"", "\"regionId\":\"901\""));
        assertThat(apply(capitals, present(sent))).isEmpty();
        assertThat(read(capitals, 901)).isEqualTo(sent);
        assertThat(apply(capitals, deleted(901))).isEmpty();
        in(() -> em.persist(new Region(902, "east")));
        assertThat(recordings.whatOf(() -> {
            Capital capital = new Capital();
            capital.region = em.getReference(Region.class, 902L);
            em.persist(capital);
        })).containsExactly("INSERT capital");
        assertThat(read(capitals, 902)).isEqualTo(document("{'id':'902','regionId':'902'}"));
    }

    private Map<String, Refusal> apply(EntityCollection collection, RemoteRecord record) {
        return session(session -> apply(session, collection.table(), record));
    }

    private Document read(EntityCollection collection, Object id) {
        return session(session -> collection.table().read(session, List.of(id.toString()))).get(id.toString());
    }

    private EntityPersister persister() {
        return samples().sessionFactory().getMappingMetamodel().getEntityDescriptor(Sample.class);
    }
}
