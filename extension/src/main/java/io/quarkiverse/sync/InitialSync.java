package io.quarkiverse.sync;

/** What a collection's first sync does with records that both sides already have. */
public enum InitialSync {
    /** The same on both sides: agreed; different: the resolver decides; only here: an insert. */
    MERGE,
    /** The hub's state is taken, records that only exist here are removed. */
    HUB,
    /** The local state is pushed; records that only exist at the hub are taken. */
    LOCAL,
    /** A local record is a {@link ConfigurationException} with the count. */
    REQUIRE_EMPTY
}
