package io.quarkiverse.sync;

/** In which direction a collection travels. */
public enum SyncStrategy {
    /** Local changes go to the hub, the hub's changes come here. */
    TWO_WAY,
    /** Only the hub's changes come here; where configured, local changes are dropped and overwritten. */
    PULL_ONLY,
    /** Only local changes go to the hub; local data are never overwritten. */
    PUSH_ONLY
}
