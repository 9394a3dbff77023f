package io.quarkiverse.sync.store;

import java.util.NavigableMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.adapter.RemoteRecord;

/** The committed tables. Read at any time, written by a commit only. */
final class MemoryData {

    final NavigableMap<MemoryKey, Document> records = new ConcurrentSkipListMap<>();
    final NavigableMap<MemoryReference, Boolean> references = new ConcurrentSkipListMap<>();
    final NavigableMap<Long, MemoryCapture> captures = new ConcurrentSkipListMap<>();
    final NavigableMap<MemoryKey, Change> changes = new ConcurrentSkipListMap<>();
    final NavigableMap<MemoryKey, RemoteRecord> shadows = new ConcurrentSkipListMap<>();
    final NavigableMap<MemoryKey, SetAside> setAside = new ConcurrentSkipListMap<>();
    final NavigableMap<MemoryKey, ConflictRecord> undecided = new ConcurrentSkipListMap<>();
    final NavigableMap<UUID, ConflictRecord> decided = new ConcurrentSkipListMap<>();
    final NavigableMap<MemoryKey, Progress> progress = new ConcurrentSkipListMap<>();
    final NavigableMap<MemoryKey, Boolean> seen = new ConcurrentSkipListMap<>();
    final NavigableMap<Long, RunRecord> runs = new ConcurrentSkipListMap<>();
}
