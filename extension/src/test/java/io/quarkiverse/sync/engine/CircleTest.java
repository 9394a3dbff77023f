package io.quarkiverse.sync.engine;

import static io.quarkiverse.sync.engine.Edge.thing;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState.Deleted;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.adapter.PushChange;
import io.quarkiverse.sync.adapter.PushOutcome;
import io.quarkiverse.sync.adapter.PushOutcome.Rejected;
import io.quarkiverse.sync.store.MemoryCollection;
import io.quarkiverse.sync.store.MemoryStore;
import io.quarkiverse.sync.store.MemoryTransaction;

/** A department has a head, who is an employee, who is of a department: no order of whole rows would do. */
@Tag("invariant-09")
class CircleTest {

    private static final String DEPARTMENTS = "departments";
    private static final String EMPLOYEES = "employees";

    private final TestHub hub = new TestHub();
    private final Edge edge = new Edge(hub);
    private final MemoryStore store = new MemoryStore(List.of(
            MemoryCollection.of(DEPARTMENTS, "id", Set.of("id", "name", "headId", "partOf")).referring("headId", EMPLOYEES)
                    .referring("partOf", DEPARTMENTS),
            MemoryCollection.of(EMPLOYEES, "id", Set.of("id", "name", "departmentId")).referring("departmentId",
                    DEPARTMENTS)),
            Set.of(), edge, Duration.ofMillis(50));
    private final SynchronizationEngine engine = EngineBuilder.of("hub", store, hub).options(SyncOptions.builder().build())
            .limits(EngineLimits.standard()).ports(edge.ports()).build();

    @BeforeEach
    void theHubHasForeignKeys() {
        engine.sync();
        hub.onPush = this::refuse;
    }

    @Test
    void isPulled() {
        hub.put(DEPARTMENTS, department("d", "e"));
        hub.put(EMPLOYEES, employee("e", "d"));
        hub.put(EMPLOYEES, employee("f", "d"));

        SyncResult result = engine.sync();

        assertThat(value(DEPARTMENTS, "d", "headId")).isEqualTo("e");
        assertThat(value(EMPLOYEES, "e", "departmentId")).isEqualTo("d");
        assertThat(value(EMPLOYEES, "f", "departmentId")).isEqualTo("d");
        assertThat(result.outcome()).isEqualTo(SyncResult.Outcome.COMPLETED);
        nothingIsLeft();
    }

    @Test
    void ofOneCollectionIsPulled() {
        hub.put(DEPARTMENTS, thing("c", "c").put("partOf", "d"));
        hub.put(DEPARTMENTS, thing("d", "d").put("partOf", "c"));

        engine.sync();

        assertThat(value(DEPARTMENTS, "c", "partOf")).isEqualTo("d");
        assertThat(value(DEPARTMENTS, "d", "partOf")).isEqualTo("c");
        nothingIsLeft();
    }

    @Test
    void whatWaitsForARecordThatDoesNotComeIsNoCircle() {
        hub.put(DEPARTMENTS, department("d", "e"));
        hub.put(EMPLOYEES, employee("e", "missing"));

        engine.sync();

        assertThat(store.get(DEPARTMENTS, "d")).isEmpty();
        assertThat(store.get(EMPLOYEES, "e")).isEmpty();
    }

    @Test
    void isPushed() {
        writeACircle();

        engine.sync();

        assertThat(hub.value(DEPARTMENTS, "d", "headId")).isEqualTo("e");
        assertThat(hub.value(EMPLOYEES, "e", "departmentId")).isEqualTo("d");
        assertThat(value(DEPARTMENTS, "d", "headId")).isEqualTo("e");
        nothingIsLeft();
    }

    @Test
    @Tag("invariant-05")
    void isPushedAlthoughNoAnswerComesToTheFirstStep() {
        writeACircle();
        hub.unanswered = () -> hub.unanswered = null;

        engine.sync();
        engine.sync();

        assertThat(hub.value(DEPARTMENTS, "d", "headId")).isEqualTo("e");
        assertThat(hub.value(EMPLOYEES, "e", "departmentId")).isEqualTo("d");
        nothingIsLeft();
    }

    @Test
    @Tag("invariant-03")
    void isPushedWithAnEditInBetween() {
        writeACircle();
        hub.beforeAnswer = () -> {
            hub.beforeAnswer = () -> {
            };
            store.put(DEPARTMENTS, Document.of(department("d", "e").put("name", "renamed")));
        };

        engine.sync();

        assertThat(hub.value(DEPARTMENTS, "d", "name")).isEqualTo("renamed");
        assertThat(hub.value(DEPARTMENTS, "d", "headId")).isEqualTo("e");
        nothingIsLeft();
    }

    @Test
    void isDeletedAtTheHub() {
        writeACircle();
        engine.sync();
        try (MemoryTransaction transaction = store.begin()) {
            transaction.put(DEPARTMENTS, Document.of(thing("d", "department")));
            transaction.delete(EMPLOYEES, "e");
            transaction.delete(DEPARTMENTS, "d");
            transaction.commit();
        }

        engine.sync();

        assertThat(hub.state(DEPARTMENTS, "d")).isInstanceOf(Deleted.class);
        assertThat(hub.state(EMPLOYEES, "e")).isInstanceOf(Deleted.class);
        nothingIsLeft();
    }

    @Test
    void isDeletedHere() {
        writeACircle();
        engine.sync();
        hub.delete(EMPLOYEES, "e");
        hub.delete(DEPARTMENTS, "d");

        engine.sync();

        assertThat(store.get(DEPARTMENTS, "d")).isEmpty();
        assertThat(store.get(EMPLOYEES, "e")).isEmpty();
        nothingIsLeft();
    }

    private void writeACircle() {
        try (MemoryTransaction transaction = store.begin()) {
            transaction.put(DEPARTMENTS, Document.of(thing("d", "department")));
            transaction.put(EMPLOYEES, Document.of(employee("e", "d")));
            transaction.put(DEPARTMENTS, Document.of(department("d", "e")));
            transaction.commit();
        }
    }

    private static ObjectNode department(String id, String head) {
        return thing(id, "department").put("headId", head);
    }

    private static ObjectNode employee(String id, String department) {
        return thing(id, "employee").put("departmentId", department);
    }

    private String value(String collection, String id, String field) {
        return store.get(collection, id).map(document -> document.get(field).asText()).orElse(null);
    }

    private void nothingIsLeft() {
        for (String collection : List.of(DEPARTMENTS, EMPLOYEES)) {
            assertThat(store.changes(collection)).isEmpty();
            assertThat(store.setAside(collection)).isEmpty();
        }
        assertThat(store.conflicts()).isEmpty();
    }

    private Optional<PushOutcome> refuse(PushChange change) {
        boolean employee = change.id().equals("e");
        if (change.state() instanceof Present present) {
            String field = employee ? "departmentId" : "headId";
            String parent = present.document().get(field).asText("");
            return parent.isEmpty() || hub.state(employee ? DEPARTMENTS : EMPLOYEES, parent) instanceof Present
                    ? Optional.empty()
                    : Optional.of(new Rejected("MISSING_PARENT", "no " + parent, true));
        }
        boolean referred = employee ? change.id().equals(hub.value(DEPARTMENTS, "d", "headId"))
                && hub.state(DEPARTMENTS, "d") instanceof Present
                : hub.state(EMPLOYEES, "e") instanceof Present && change.id().equals(hub.value(EMPLOYEES, "e", "departmentId"));
        return referred ? Optional.of(new Rejected("REFUSED", "others refer to it", true)) : Optional.empty();
    }
}
