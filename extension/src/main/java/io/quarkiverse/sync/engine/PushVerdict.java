package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.OptionalLong;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.adapter.RemoteRecord;

/** What an answer means for a pushed change. */
sealed interface PushVerdict {

    /** Whether the change need not be sent again as it is; what is only unanswered could be sent for ever. */
    default boolean moves() {
        return !(this instanceof Unanswered || this instanceof Superseded
                || this instanceof Rebased rebased && !rebased.uploaded());
    }

    /** The change is gone; where the hub holds something else it is taken over. */
    record Acknowledged(RemoteRecord hub) implements PushVerdict {
    }

    /** Something is agreed, and the change stays to be pushed on top of it. */
    record Rebased(RecordState base, RemoteRecord hub, List<String> sent, boolean uploaded) implements PushVerdict {
    }

    /** Nobody can tell whether this is a conflict before a pull is complete. */
    record Rests(RemoteRecord master, OptionalLong asOf, List<String> sent) implements PushVerdict {
    }

    record Conflicting(RemoteRecord master, List<String> sent) implements PushVerdict {
    }

    record Refused(String code, String message, boolean retryable, List<String> sent) implements PushVerdict {
    }

    /** The refused content has been edited since; the new one has not been refused. */
    record Superseded(List<String> sent) implements PushVerdict {
    }

    record Unanswered(String reason) implements PushVerdict {
    }
}
