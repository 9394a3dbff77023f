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
