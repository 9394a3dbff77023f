package io.quarkiverse.sync.adapter;

import java.util.Objects;

/** The hub's pull cursor: opaque, byte for byte as the hub wrote it. */
public record Checkpoint(String raw) {
    public Checkpoint {
        Objects.requireNonNull(raw);
    }
}
