package io.quarkiverse.sync.entities.deployment.test.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.entities.deployment.test.sample.Region;
import io.quarkiverse.sync.entities.deployment.test.sample.Seat;
import io.quarkiverse.sync.entities.deployment.test.sample.Size;
import io.quarkiverse.sync.entities.runtime.table.EntityTable;
import io.quarkiverse.sync.store.SetAside.Reason;
import io.quarkiverse.sync.store.Settlement.Refusal;

/** Rows of one page that need each other: unique values that change hands, parents and children. */
@Tag("invariant-09")
abstract class MakingWay extends Applying {

    private Map<String, Refusal> seats(RemoteRecord... records) {
        EntityTable table = collections.find("seat").orElseThrow().table();
        return session(session -> apply(session, table, records));
    }

    private Map<String, Refusal> regions(RemoteRecord... records) {
        return session(session -> apply(session, regions().table(), records));
    }

    private static RemoteRecord record(long id, String fields) {
        return present(document("{'id':'" + id + "'," + fields + "}"));
    }

    private Seat seat(long id) {
        return in(() -> em.find(Seat.class, id));
    }

    private void positions(int seats) {
        in(() -> em.persist(new Region(1, "north")));
        assertThat(seats(IntStream.rangeClosed(1, seats).mapToObj(i -> record(i, "'regionId':'1','position':" + i))
                .toArray(RemoteRecord[]::new))).isEmpty();
    }

    @Test
    void twoRowsSwapAUniqueValue() {
        assertThat(seats(record(1, "'code':'A','mark':'a'"), record(2, "'code':'B','mark':'b'"))).isEmpty();

        assertThat(seats(record(1, "'code':'B'"), record(2, "'code':'A'"))).isEmpty();
        assertThat(seats(record(1, "'mark':'b'"), record(2, "'mark':'a'"))).isEmpty();

        assertThat(seat(1).code + seat(1).mark).isEqualTo("Bb");
        assertThat(seat(2).code + seat(2).mark).isEqualTo("Aa");
    }

    @Test
    void rowsRefusedOneByOneAreTakenTogether() {
        assertThat(seats(record(1, "'code':'A'"), record(2, "'code':'B'"))).isEmpty();

        assertThat(seats(record(1, "'code':'B'")).get("1").reason()).isEqualTo(Reason.REFUSED);
        assertThat(seats(record(2, "'code':'A'")).get("2").reason()).isEqualTo(Reason.REFUSED);
        assertThat(seats(record(1, "'code':'B'"), record(2, "'code':'A'"))).isEmpty();
    }

    @Test
    void positionsInARingMoveOn() {
        positions(5);
        assertThat(seats(IntStream.rangeClosed(1, 5).mapToObj(i -> record(i, "'position':" + (i % 5 + 1)))
                .toArray(RemoteRecord[]::new))).isEmpty();
        assertThat(seat(5).position).isEqualTo(1);
        assertThat(seat(1).position).isEqualTo(2);
    }

    @Test
    void everyPositionMovesUpByOne() {
        positions(30);
        assertThat(seats(IntStream.rangeClosed(1, 30)
                .mapToObj(i -> record(i, "'position':" + (i + 1) + (i % 3 == 0 ? ",'code':'" + i + "'" : "")))
                .toArray(RemoteRecord[]::new))).isEmpty();
        assertThat(seat(1).position).isEqualTo(2);
        assertThat(seat(30).position).isEqualTo(31);
        assertThat(seat(30).code).isEqualTo("30");
    }

    @Test
    void whoWantsATakenValueIsRefusedAloneAndKeepsItsRow() {
        assertThat(seats(record(1, "'code':'A'"), record(2, "'code':'B'"), record(3, "'code':'C'"), record(4, "'code':'D'")))
                .isEmpty();

        assertThat(seats(record(3, "'code':'B'"), record(1, "'code':'B'"), record(2, "'code':'A'"), record(4, "'code':'E'")))
                .containsOnlyKeys("3");

        assertThat(seat(3).code).isEqualTo("C");
        assertThat(seat(1).code).isEqualTo("B");
        assertThat(seat(2).code).isEqualTo("A");
        assertThat(seat(4).code).isEqualTo("E");
    }

    @Test
    void anEmbeddableWithAPrimitivePartIsNeverNull() {
        assertThat(seats(record(1, "'size':null"), record(2, "'code':'B'"), record(3, "'size':{'amount':5}"))).isEmpty();
        assertThat(seat(1).size).isEqualTo(new Size(null, 0));
        assertThat(seat(2).size).isEqualTo(new Size(null, 0));

        assertThat(seats(record(1, "'size':null"), record(3, "'size':null"))).isEmpty();

        assertThat(seat(1).version).as("the same is not written").isZero();
        assertThat(seat(3).size).isEqualTo(new Size(null, 0));
        assertThat(collections.find("seat").orElseThrow().holdable(document("{'id':'1','size':null}")))
                .isEqualTo(document("{'id':'1','size':{'amount':0}}"));
    }

    @Test
    void whatTheClassOfAnEmbeddableRefusesIsRefusedAlone() {
        Map<String, Refusal> refused = seats(record(1, "'size':{'amount':-1}"), record(2, "'size':{'amount':1}"));

        assertThat(refused).containsOnlyKeys("1");
        assertThat(refused.get("1").message())
                .startsWith("field 'size' takes what its class accepts").contains("less than nothing");
        assertThat(seat(2).size.amount()).isEqualTo(1);
    }

    @Test
    void parentsAreInsertedFirst() {
        List<RemoteRecord> page = new ArrayList<>();
        for (int i = 2000; i > 1; i--) {
            page.add(record(i, "'parentId':'" + (i - 1) + "'"));
        }
        page.add(record(1, "'name':'root'"));
        assertThat(regions(page.toArray(RemoteRecord[]::new))).isEmpty();
        assertThat(recordings.count("Region")).isEqualTo(2000);

        assertThat(regions(IntStream.rangeClosed(1, 2000).mapToObj(i -> deleted(i)).toArray(RemoteRecord[]::new))).isEmpty();
        assertThat(recordings.count("Region")).isZero();
    }

    @Test
    void rowsThatReferToEachOtherComeAndGoTogether() {
        assertThat(regions(record(1, "'parentId':'2'"), record(2, "'parentId':'1'"), record(3, "'parentId':'3'")))
                .isEmpty();
        assertThat(regions(deleted(1))).containsOnlyKeys("1");

        assertThat(regions(deleted(1), deleted(2), deleted(3))).isEmpty();
    }

    @Test
    void aRowMovesFromADeletedParentToANewOne() {
        assertThat(regions(record(1, "'name':'old'"), record(2, "'parentId':'1'"))).isEmpty();

        assertThat(regions(deleted(1), record(2, "'parentId':'3'"), record(3, "'name':'new'"))).isEmpty();

        assertThat(in(() -> em.find(Region.class, 2L).parent.id).longValue()).isEqualTo(3);
        assertThat(recordings.count("Region")).isEqualTo(2);
    }

    @Test
    void aChildOfAMissingParentIsRefusedWithItsOwnChildrenOnly() {
        Map<String, Refusal> refused = regions(record(3, "'parentId':'2'"), record(2, "'parentId':'4711'"),
                record(5, "'parentId':'1'"), record(1, "'name':'root'"));

        assertThat(refused).containsOnlyKeys("2", "3");
        assertThat(refused.get("3")).isEqualTo(new Refusal(Reason.MISSING_PARENT,
                "field 'parentId' refers to region/2, which is not here", Optional.of("region/2")));
    }
}
