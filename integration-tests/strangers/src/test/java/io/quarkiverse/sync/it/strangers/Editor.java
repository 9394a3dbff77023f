package io.quarkiverse.sync.it.strangers;

import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import io.quarkiverse.sync.it.Application;

/** One of the parties: inserts, updates, deletes and recreates few records, so that the others meet them. */
final class Editor {

    private static final String ROWS = "server-wins";
    private static final int RECORDS = 12;

    private final String name;
    private final Application application;
    private final Random random;
    private final List<String> history;
    private int written;

    Editor(String name, Application application, Random random, List<String> history) {
        this.name = name;
        this.application = application;
        this.random = random;
        this.history = history;
    }

    void edit(int times) {
        Set<String> there = new HashSet<>(application.json(ROWS).keySet());
        for (int i = 0; i < times; i++) {
            String id = "record" + random.nextInt(RECORDS);
            if (there.contains(id) && random.nextInt(4) == 0) {
                application.delete(ROWS, id);
                there.remove(id);
                history.add("%s deletes %s".formatted(name, id));
            } else {
                Map<String, Object> fields = fields();
                application.put(ROWS, id, fields);
                there.add(id);
                history.add("%s writes %s %s".formatted(name, id, fields));
            }
        }
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("title", name + ++written);
        switch (random.nextInt(4)) {
            case 0 -> fields.put("remark", random.nextBoolean() ? null : "remark of " + name);
            case 1 -> fields.put("rating", random.nextInt(4));
            case 2 -> fields.put("editedAt", Instant.ofEpochSecond(1767225600L + random.nextInt(3)).toString());
            default -> {
                // the title alone
            }
        }
        return fields;
    }
}
