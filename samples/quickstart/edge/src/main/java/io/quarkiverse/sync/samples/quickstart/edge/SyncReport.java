package io.quarkiverse.sync.samples.quickstart.edge;

import java.time.Instant;
import java.util.List;

import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SyncException;
import io.quarkiverse.sync.SyncResult;
import io.quarkiverse.sync.SyncResult.SyncError;

/** A run in plain words. */
public record SyncReport(Instant at, Kind kind, String sentence, List<String> details) {

    public enum Kind {
        DONE,
        PARTLY,
        FAILED
    }

    static SyncReport of(SyncResult result) {
        return switch (result.outcome()) {
            case COMPLETED -> new SyncReport(Instant.now(), Kind.DONE, moved(result), List.of());
            case PARTIAL -> new SyncReport(Instant.now(), Kind.PARTLY, "Not everything went through. " + moved(result),
                    result.errors().stream().map(SyncReport::words).toList());
            case LEASE_HELD_ELSEWHERE -> new SyncReport(Instant.now(), Kind.PARTLY,
                    "Another process of this app is syncing right now. Try again in a moment.", List.of());
        };
    }

    static SyncReport of(SyncException failure) {
        if (failure instanceof NetworkException) {
            return new SyncReport(Instant.now(), Kind.FAILED,
                    "The hub cannot be reached. Your work is safe here and goes up with the next sync.", List.of());
        }
        return new SyncReport(Instant.now(), Kind.FAILED, "The sync stopped. Your work is safe here.",
                List.of(failure.getMessage()));
    }

    private static String moved(SyncResult result) {
        if (result.uploaded() + result.downloaded() + result.conflicts() == 0) {
            return "Nothing to do, nothing has changed on either side.";
        }
        String conflicts = switch (result.conflicts()) {
            case 0 -> "No conflicts.";
            case 1 -> "One record was changed on both sides, see Conflicts.";
            default -> result.conflicts() + " records were changed on both sides, see Conflicts.";
        };
        return "Sent " + count(result.uploaded(), "change") + ", received " + count(result.downloaded(), "record") + ". "
                + conflicts;
    }

    private static String count(int number, String noun) {
        return number == 0 ? "no " + noun + "s" : number == 1 ? "1 " + noun : number + " " + noun + "s";
    }

    private static String words(SyncError error) {
        String what = error.recordId() == null ? error.collection() : error.collection() + " " + error.recordId();
        return what + ": " + error.message() + (error.retryable() ? " It is tried again with the next sync." : "");
    }
}
