package io.quarkiverse.sync.entities.runtime.table;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

import org.hibernate.JDBCException;
import org.hibernate.StatelessSession;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/**
 * The rows that can be read. One that a converter of the application fails on keeps no other from being read. Where the
 * database itself fails, nothing is known of any row, and that is thrown.
 *
 * @param unreadable told of each row that cannot be read, and why
 */
public record ReadableRows(EntityTable table, StatelessSession session, BiConsumer<String, RuntimeException> unreadable) {

    /** Why a row may be there and not be found. */
    public static final String HIDDEN = "The row is there, but no query over its fields finds it."
            + " Does it refer to a row that Hibernate hides, by @SoftDelete?";

    /** By id; those that are not there are left out. */
    public Map<String, Document> read(List<String> ids) {
        try {
            return ids.isEmpty() ? Map.of() : table.read(session, ids);
        } catch (JDBCException e) {
            throw e;
        } catch (RuntimeException e) {
            if (ids.size() == 1) {
                unreadable.accept(ids.get(0), e);
                return Map.of();
            }
            Map<String, Document> readable = new LinkedHashMap<>(read(ids.subList(0, ids.size() / 2)));
            readable.putAll(read(ids.subList(ids.size() / 2, ids.size())));
            return readable;
        }
    }

    /** Once more those that were missing: they may have come since. Tells of those that are there and are not found. */
    public Map<String, Document> again(List<String> missing) {
        List<String> there = missing.isEmpty() ? List.of() : List.copyOf(table.existing(session, missing));
        Map<String, Document> found = read(there);
        there.stream().filter(id -> !found.containsKey(id))
                .forEach(id -> unreadable.accept(id, new IllegalStateException(HIDDEN)));
        return found;
    }

    /**
     * In key order; fewer than {@code rows} only at the end.
     *
     * @throws UnmappableException if {@code after} is no id of the entity
     */
    public Map<String, Document> range(Optional<String> after, int rows) {
        try {
            return table.range(session, after, rows);
        } catch (UnmappableException | JDBCException e) {
            throw e;
        } catch (RuntimeException e) {
            return keyByKey(after, rows);
        }
    }

    private Map<String, Document> keyByKey(Optional<String> after, int rows) {
        Map<String, Document> readable = new LinkedHashMap<>();
        List<String> keys = table.keys(session, after, rows);
        while (!keys.isEmpty()) {
            readable.putAll(read(keys));
            keys = readable.size() == rows ? List.of()
                    : table.keys(session, Optional.of(keys.get(keys.size() - 1)), rows - readable.size());
        }
        return readable;
    }
}
