package io.quarkiverse.sync.engine;

import java.util.List;

/** What a pulled state means for a dirty record. */
sealed interface PullVerdict {

    /** The hub holds the base: nothing new. */
    record Known() implements PullVerdict {
    }

    /** The hub holds what is here: the change is gone. */
    record Agreed() implements PullVerdict {
    }

    /** The hub's state becomes the base, the change stays on top of it. */
    record Rebased(List<String> sent) implements PullVerdict {
    }

    /** The hub took what is here and deleted it afterwards: the record is clean, the deletion is taken over. */
    record TakenAndDeleted() implements PullVerdict {
    }

    record Conflicting(List<String> sent) implements PullVerdict {
    }
}
