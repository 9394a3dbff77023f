package io.quarkiverse.sync.it.loads;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.it.Application;

/**
 * Writes in transactions that last for a while, a few for long, and sometimes roll back: records that it never touches again,
 * because what would be lost of others comes with their next change; records of its own, which it also deletes and creates
 * again; and some that other writers change and delete too.
 */
final class Writer implements Crowd.Member {

    private static final String ONCE = "-once-";
    private static final int OWN_RECORDS = 250;
    private static final int SHARED_RECORDS = 100;
    private static final int MOST_ROWS = 20;
    private static final int MOST_REFUSED = 50;

    private final String name;
    private final Application hub;
    private final String collection;
    private final Versions versions;
    private final AtomicInteger written;
    private final Random random;
    private int once;
    private int refused;

    /** @param written how many rows all writers together have written */
    Writer(String name, Application hub, String collection, Versions versions, AtomicInteger written, Random random) {
        this.name = name;
        this.hub = hub;
        this.collection = collection;
        this.versions = versions;
        this.written = written;
        this.random = random;
    }

    @Override
    public boolean act() {
        // In the order of their ids, so that no two writers wait for each other.
        SortedMap<String, Boolean> writes = new TreeMap<>();
        for (int i = 1 + random.nextInt(MOST_ROWS); i > 0; i--) {
            if (random.nextBoolean()) {
                writes.put("%s%s%06d".formatted(name, ONCE, once++), false);
            } else {
                writes.put("%s-%04d".formatted(name, random.nextInt(OWN_RECORDS)), random.nextInt(10) == 0);
            }
        }
        if (random.nextInt(4) == 0) {
            writes.put("shared-%03d".formatted(random.nextInt(SHARED_RECORDS)), random.nextInt(3) == 0);
        }
        int millis = random.nextInt(200) == 0 ? 400 : random.nextInt(31);
        boolean rollback = random.nextInt(50) == 0;
        int rows = write(hub, collection, versions, writes, millis, rollback);
        refused = rows < 0 ? refused + 1 : 0;
        if (refused == MOST_REFUSED) {
            throw new IllegalStateException("the hub has refused " + refused + " transactions in a row");
        }
        if (rows > 0 && !rollback) {
            written.addAndGet(rows);
        }
        return true;
    }

    static boolean isWrittenOnce(String id) {
        return id.contains(ONCE);
    }

    /** Who wrote a record that is written once. */
    static String nameIn(String id) {
        return id.substring(0, id.indexOf(ONCE));
    }

    /** Every record of the writer, in one transaction. */
    void insertAll() {
        SortedMap<String, Boolean> writes = new TreeMap<>();
        for (int i = 0; i < OWN_RECORDS; i++) {
            writes.put("%s-%04d".formatted(name, i), false);
        }
        write(hub, collection, versions, writes, 0, false);
    }

    /** @return how many rows the hub wrote, -1 if it took nothing */
    static int write(Application hub, String collection, Versions versions, SortedMap<String, Boolean> writes,
            int millis, boolean rollback) {
        List<String> rows = writes.entrySet().stream()
                .map(write -> "{\"id\":\"%s\",\"delete\":%s}".formatted(write.getKey(), write.getValue())).toList();
        HttpResponse<String> answer = hub.send("POST",
                "/control/load/%s/versions?millis=%d&rollback=%s".formatted(collection, millis, rollback),
                rows.stream().collect(Collectors.joining(",", "[", "]")));
        if (answer.statusCode() != 200) {
            return -1;
        }
        JsonNode written = Pulled.json(answer.body());
        for (JsonNode version : written) {
            if (rollback) {
                versions.rolledBack(version.longValue());
            } else {
                versions.committed(version.longValue());
            }
        }
        return written.size();
    }
}
