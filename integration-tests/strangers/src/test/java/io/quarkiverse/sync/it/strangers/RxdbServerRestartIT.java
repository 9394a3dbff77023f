package io.quarkiverse.sync.it.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sync.it.Database;

/** Our edge and an rxdb-server that is stopped and started while they exchange. */
@ParameterizedClass
@EnumSource(Database.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RxdbServerRestartIT implements Met {

    private static final String ROWS = "server-wins";
    private static final String OTHERS = "client-wins";

    private static RxdbServerStand stand;

    @Parameter(0)
    Database database;

    @BeforeParameterizedClassInvocation
    static void start(Database database) throws IOException {
        Path data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "rxdb-server")), "data");
        stand = new RxdbServerStand(database, Optional.of(data), Map.of());
    }

    @AfterParameterizedClassInvocation
    static void stop() {
        stand.close();
    }

    @Override
    public String peer() {
        return Met.rxdbServer();
    }

    @Override
    public String ours() {
        return "edge on " + database.label();
    }

    @Test
    @Order(1)
    @DisplayName("restart in the middle of a pull and of a push")
    void restart() {
        stand.server.putAll(ROWS, Records.rows("server", 0, 4000));
        restartDuring(3, "GET /server-wins/");
        settle();
        stand.assertAgreed(ROWS);

        stand.edge.putAll(ROWS, Records.rows("edge", 0, 1000));
        stand.edge.put(ROWS, "server000001", Map.of("title", "edited"));
        stand.edge.delete(ROWS, "server000002");
        restartDuring(2, "POST /server-wins/");
        settle();
        stand.server.put(ROWS, "server000003", Map.of("title", "edited"));
        stand.sync();

        stand.assertAgreed(ROWS);
        assertThat(stand.edge.all(ROWS).size()).isEqualTo(4999);
        assertThat(stand.edge.row("ServerWinsRow", "server000003")).get().extracting("title").isEqualTo("edited");
        assertThat(stand.conflicts()).isZero();
    }

    @Test
    @DisplayName("comes back without its data: the edge keeps its own and sends what is edited")
    void emptied() {
        stand.server.putAll(OTHERS, Records.rows("row", 0, 10));
        stand.sync();
        stand.emptyServer();
        stand.edge.put(OTHERS, "row000001", Map.of("title", "edited"));
        stand.edge.put(OTHERS, "row000099", Map.of("title", "new"));
        stand.server.putAll(OTHERS, List.of(Map.of("id", "other", "title", "written since")));

        stand.sync();

        assertThat(stand.edge.all(OTHERS)).hasSize(12);
        assertThat(stand.server.all(OTHERS).keySet()).containsExactly("other", "row000001", "row000099");
        assertThat(stand.conflicts()).isZero();
    }

    /** The answer to the n-th such request is lost with the server that gave it. */
    private void restartDuring(int request, String methodAndPath) {
        AtomicInteger count = new AtomicInteger();
        stand.network.heal();
        stand.network.loseAnswersOf(answered -> {
            if (!answered.startsWith(methodAndPath) || count.incrementAndGet() != request) {
                return false;
            }
            stand.restartServer();
            return true;
        });
    }

    /** An answer that is lost may take a run of its own to be understood. */
    private void settle() {
        int before = stand.restarts();
        stand.edge.trySync();
        assertThat(stand.restarts()).isEqualTo(before + 1);
        stand.network.heal();
        stand.sync();
    }
}
