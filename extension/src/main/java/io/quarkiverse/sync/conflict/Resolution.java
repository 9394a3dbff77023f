package io.quarkiverse.sync.conflict;

import io.quarkiverse.sync.Document;

/** A resolver's answer. */
public sealed interface Resolution {

    /** The hub's state is taken, a deletion too; the local change is given up and kept in the record of the conflict. */
    record TakeRemote() implements Resolution {
    }

    /** The local state is pushed over the remote one. */
    record TakeLocal() implements Resolution {
    }

    /** The document is stored here and pushed. */
    record Merged(Document document) implements Resolution {
    }

    /** People decide: the record stays as it is on both sides and the conflict stays open. */
    record Wait(String reason) implements Resolution {
    }
}
