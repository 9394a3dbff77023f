package io.quarkiverse.sync.runtime.store;

/** The key of a {@link RecordRow}. */
public record RowKey(String remote, String collection, String recordId) {
}
