package io.quarkiverse.sync.it.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.it.Database;

/** Our edge and an rxdb-server, which had data both before they first met. */
@ParameterizedClass
@EnumSource(Database.class)
class RxdbServerEnrolmentIT extends AgainstRxdbServer {

    private static final int MANY = 10_000;

    /** One edge sends more at once than the peer takes, the other knows what it takes. */
    private static final Map<Database, Map<String, String>> LARGE = Map.of(Database.POSTGRESQL,
            Map.of("quarkus.sync.batch.bytes", "1M"));

    RxdbServerEnrolmentIT(Database database) {
        super(database, new RxdbServerStand(database, Optional.empty(), LARGE.getOrDefault(database, Map.of())));
    }

    @AfterEach
    void stop() {
        stand.close();
    }

    @Test
    @DisplayName("enrolment with data on both sides, 10,000 pulled, 10,000 pushed with its body limit of 100 kB")
    void enrolment() {
        List<Map<String, Object>> shared = Records.rows("shared", 0, 100);
        stand.server.putAll("things", Records.rows("server", 0, MANY));
        stand.server.putAll("things", shared);
        stand.edge.putAll("things", Records.rows("edge", 0, MANY));
        stand.edge.putAll("things", shared);
        stand.server.delete("things", "shared000008");
        stand.edge.put("things", "shared000007", Map.of("title", "other text here"));
        asIfThereBeforeTheExtension();

        JsonNode result = stand.sync();

        stand.assertAgreed("things");
        assertThat(stand.edge.row("Thing", "shared000007")).get().extracting("title").isEqualTo("record 7 of shared");
        assertThat(stand.edge.row("Thing", "shared000008")).isEmpty();
        assertThat(stand.edge.all("things").size()).isEqualTo(2 * MANY + 99);
        assertThat(stand.conflicts()).as("only what differed").isEqualTo(2);
        assertThat(result.path("uploaded").asInt()).isEqualTo(MANY);
        assertThat(stand.network.statuses().contains(413)).as("halved when refused").isEqualTo(LARGE.containsKey(database));
    }

    private void asIfThereBeforeTheExtension() {
        stand.edge.execute("delete from sync_capture");
    }
}
