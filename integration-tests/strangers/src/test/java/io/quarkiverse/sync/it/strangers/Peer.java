package io.quarkiverse.sync.it.strangers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.it.AppProcess;
import io.quarkiverse.sync.it.Application;

/** A program that we did not write, in a process of its own; its data are in memory unless it has a folder. */
final class Peer implements AutoCloseable {

    private final AppProcess process;
    private final Application control;

    private Peer(AppProcess process) {
        this.process = process;
        this.control = new Application(process.address());
    }

    /** @param folder where it keeps its data */
    static Peer rxdbServer(int port, List<String> collections, Optional<Path> folder) {
        List<String> command = command("peer15", "server.mjs", String.valueOf(port), collections);
        folder.ifPresent(path -> command.add(path.toAbsolutePath().toString()));
        return new Peer(AppProcess.start("rxdb-server-" + port, command));
    }

    /** @param folder of the version: {@code peer15}, {@code peer17} */
    static Peer client(String folder, HubStand stand) {
        return new Peer(
                AppProcess.start(folder + "-client", command(folder, "client.mjs", stand.address(), stand.hub.collections())));
    }

    private static List<String> command(String folder, String script, String address, List<String> collections) {
        return new ArrayList<>(List.of(Npm.node(), Npm.installed(folder).resolve(script).toString(), address,
                String.join(",", collections)));
    }

    Application control() {
        return control;
    }

    void put(String collection, String id, Map<String, ?> fields) {
        control.put(collection, id, fields);
    }

    void putAll(String collection, List<? extends Map<String, ?>> rows) {
        control.putAll(collection, rows);
    }

    void delete(String collection, String id) {
        control.delete(collection, id);
    }

    SortedMap<String, Map<String, String>> all(String collection) {
        return control.all(collection);
    }

    Optional<Map<String, String>> record(String collection, String id) {
        return Optional.ofNullable(all(collection).get(id));
    }

    /** A record as the peer writes it. */
    JsonNode json(String collection, String id) {
        return control.json(collection).get(id);
    }

    /** A client's replication of one collection, both ways, until nothing is left to do. */
    void sync(String collection) {
        int status = control.send("POST", "/control/sync/" + collection, "").statusCode();
        if (status != 204) {
            throw new AssertionError("sync answered " + status);
        }
    }

    @Override
    public void close() {
        process.close();
    }
}
