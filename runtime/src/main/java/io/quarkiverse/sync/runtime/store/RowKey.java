package io.quarkiverse.sync.runtime.store;

/** The key of a {@link RecordRow}. */
record RowKey(String remote, String collection, String recordId) {
}
