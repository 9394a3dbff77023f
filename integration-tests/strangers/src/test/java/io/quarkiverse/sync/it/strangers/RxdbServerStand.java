package io.quarkiverse.sync.it.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.it.AppProcess;
import io.quarkiverse.sync.it.Application;
import io.quarkiverse.sync.it.Database;
import io.quarkiverse.sync.it.FaultyNetwork;
import io.quarkiverse.sync.it.Stand;

/** An edge of ours and an rxdb-server with a network between them. */
final class RxdbServerStand implements AutoCloseable {

    private static final Map<Database, RxdbServerStand> STANDS = new EnumMap<>(Database.class);

    final FaultyNetwork network;
    final Application edge;
    Peer server;

    private final int port = AppProcess.freePort();
    private final AppProcess edgeProcess;
    private final Optional<Path> folder;
    private int restarts;

    /** One of each database for all tests that do not disturb the others. */
    static synchronized RxdbServerStand on(Database database) {
        RxdbServerStand stand = STANDS.computeIfAbsent(database,
                key -> new RxdbServerStand(key, Optional.empty(), Map.of()));
        stand.network.heal();
        return stand;
    }

    /**
     * @param folder where the server keeps its data over restarts
     * @param settings of the edge
     */
    RxdbServerStand(Database database, Optional<Path> folder, Map<String, String> settings) {
        this.folder = folder;
        network = new FaultyNetwork("http://127.0.0.1:" + port);
        Map<String, String> config = new HashMap<>(database.fresh("edge"));
        config.put("quarkus.sync.remote.url", network.address());
        config.put("quarkus.sync.remote.backoff", "100ms");
        config.put("quarkus.sync.remote.circuit-breaker.request-volume", "1000");
        config.putAll(settings);
        edgeProcess = AppProcess.start("edge-" + database.directory() + "-" + port, Stand.jar("edge", database), config);
        edge = new Application(edgeProcess.address());
        server = Peer.rxdbServer(port, edge.collections(), folder);
    }

    void restartServer() {
        server.close();
        server = Peer.rxdbServer(port, edge.collections(), folder);
        restarts++;
    }

    int restarts() {
        return restarts;
    }

    /** It comes back, and has forgotten everything. */
    void emptyServer() {
        server.close();
        server = Peer.rxdbServer(port, edge.collections(), Optional.empty());
    }

    JsonNode sync() {
        JsonNode result = edge.sync();
        assertThat(result.path("outcome").asText()).as(result.toString()).isEqualTo("COMPLETED");
        return result;
    }

    void syncWithoutConflict() {
        int before = conflicts();
        sync();
        assertThat(conflicts()).isEqualTo(before);
    }

    /** The id of a record that both sides hold. */
    String agreed(String collection, Map<String, ?> fields) {
        String id = Stand.newId();
        edge.put(collection, id, fields);
        sync();
        return id;
    }

    /** Both sides hold the same records, and nothing waits to be sent. */
    void assertAgreed(String collection) {
        assertThat(Records.comparable(edge.all(collection))).isEqualTo(Records.comparable(server.all(collection)));
        assertThat(edge.query("select * from sync_change")).isEmpty();
        assertThat(edge.query("select * from sync_quarantine")).isEmpty();
    }

    int conflicts() {
        return Integer.parseInt(edge.query("select count(*) as n from sync_conflict").get(0).get("n"));
    }

    @Override
    public void close() {
        edgeProcess.close();
        server.close();
        network.close();
    }
}
