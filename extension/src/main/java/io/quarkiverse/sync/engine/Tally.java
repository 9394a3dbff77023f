package io.quarkiverse.sync.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.sync.SyncResult.CollectionResult;
import io.quarkiverse.sync.SyncResult.SyncError;

/** What a run has achieved in one collection. Errors are bounded, their numbers are not. */
final class Tally {

    private static final int LISTED = 100;

    private final String collection;
    private final Map<String, SyncError> quarantined = new LinkedHashMap<>();
    private final List<SyncError> errors = new ArrayList<>();
    private final Set<String> unknown = new HashSet<>();
    private int uploaded;
    private int downloaded;
    private int conflicts;
    private int unlisted;

    Tally(String collection) {
        this.collection = collection;
    }

    void uploaded(String id) {
        uploaded++;
        cleared(id);
    }

    void downloaded(int records) {
        downloaded += records;
    }

    void conflicts(int number) {
        conflicts += number;
    }

    void unknown(String id) {
        if (unknown.size() < LISTED) {
            unknown.add(id);
        }
    }

    void quarantined(String id, String code, String message, boolean retryable) {
        if (quarantined.size() < LISTED || quarantined.containsKey(id)) {
            quarantined.put(id, new SyncError(collection, id, code, message, retryable));
        } else {
            unlisted++;
        }
    }

    /** The record was set aside earlier in this run and is not any more. */
    void cleared(String id) {
        quarantined.remove(id);
        unknown.remove(id);
    }

    void failed(String code, String message, boolean retryable) {
        errors.add(new SyncError(collection, null, code, message, retryable));
    }

    CollectionResult result() {
        List<SyncError> all = new ArrayList<>(quarantined.values());
        all.addAll(errors);
        return new CollectionResult(uploaded, downloaded, conflicts, quarantined.size() + unlisted, unknown.size(),
                List.copyOf(all));
    }
}
