package io.quarkiverse.sync.it.loads;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.sync.it.Application;

/**
 * What became of every write. Each is noted by the side that committed it, with the write that it replaced, so a write is
 * accounted for if it is what the record holds, or one side of a conflict that was recorded, or replaced by one that is.
 */
final class History {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Write(String token, String record, String side, Optional<String> predecessor, boolean deletion) {
    }

    private final Ledger ledger;
    private final Map<String, Write> writes = new HashMap<>();
    private final Map<String, List<Write>> byRecord = new HashMap<>();
    private final Set<String> present = new HashSet<>();
    private final Set<String> deletedInConflict = new HashSet<>();
    private final Set<String> found = new HashSet<>();
    private int conflicts;

    History(Ledger ledger) {
        this.ledger = ledger;
    }

    void read(String side, Application app) {
        for (Map<String, String> note : app.query("select * from writenote")) {
            Write write = new Write(note.get("token"), note.get("collection") + '/' + note.get("recordid"), side,
                    Optional.ofNullable(note.get("predecessor")), Boolean.parseBoolean(note.get("deletion")));
            writes.put(write.token(), write);
            byRecord.computeIfAbsent(write.record(), key -> new ArrayList<>()).add(write);
        }
    }

    void holds(String record, String token) {
        present.add(record);
        found(token);
    }

    void conflicts(Application edge) {
        for (Map<String, String> conflict : edge.query("select collection, record_id,"
                + " cast(local_state as varchar) as local_state, cast(remote_state as varchar) as remote_state"
                + " from sync_conflict")) {
            conflicts++;
            String record = conflict.get("collection") + '/' + conflict.get("record_id");
            conflicting(record, conflict.get("local_state"));
            conflicting(record, conflict.get("remote_state"));
        }
    }

    /** @param text the document of a record that is there, an array for a deleted one */
    private void conflicting(String record, String text) {
        JsonNode state = json(text);
        if (state.isObject()) {
            found(state.path("title").asText());
        } else if (state.isArray()) {
            deletedInConflict.add(record);
        }
    }

    private static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(text, e);
        }
    }

    int conflicts() {
        return conflicts;
    }

    int committed() {
        return writes.size();
    }

    private void found(String token) {
        for (Optional<String> next = Optional.of(token); next.isPresent() && found.add(next.get());) {
            next = Optional.ofNullable(writes.get(next.get())).flatMap(Write::predecessor);
        }
    }

    /** Acknowledged, and the database of that side does not know of it. */
    List<String> forgotten() {
        return ledger.acknowledged().stream().filter(token -> !writes.containsKey(token)).sorted().toList();
    }

    /** Committed, and neither in the state nor in the history. */
    List<String> lost() {
        writes.values().stream().filter(Write::deletion).filter(this::deletionFound).map(Write::token).toList()
                .forEach(this::found);
        return writes.values().stream().filter(write -> !found.contains(write.token())).map(this::told).sorted().toList();
    }

    /** A deletion leaves no token: it counts if the record is gone, or was in conflict, or was created again. */
    private boolean deletionFound(Write deletion) {
        String record = deletion.record();
        return !present.contains(record) || deletedInConflict.contains(record) || byRecord.get(record).stream()
                .anyMatch(write -> !write.deletion() && write.predecessor().isEmpty() && recreates(write, deletion));
    }

    private boolean recreates(Write insert, Write deletion) {
        return ledger.mayFollow(insert.token(), deletion.token()) || !insert.side().equals(deletion.side());
    }

    private String told(Write write) {
        StringBuilder told = new StringBuilder().append(write).append(", present: ").append(present.contains(write.record()));
        byRecord.get(write.record()).forEach(other -> told.append("\n    ").append(other)
                .append(found.contains(other.token()) ? " found" : " LOST"));
        return told.toString();
    }
}
