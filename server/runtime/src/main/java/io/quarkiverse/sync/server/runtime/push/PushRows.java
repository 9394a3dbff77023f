package io.quarkiverse.sync.server.runtime.push;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.quarkiverse.sync.entities.runtime.document.EntityDocuments;
import io.quarkiverse.sync.store.CollectionSchema.UnmappableException;

/**
 * The rows of a push by record.
 *
 * @param misfits rows whose id is none of this collection, and why
 */
record PushRows(List<PushRow> inOrder, Map<String, PushRow> byId, Map<PushRow, String> misfits) {

    static PushRows of(List<PushRow> rows, EntityDocuments documents) {
        PushRows sorted = new PushRows(new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (int index = 0; index < rows.size(); index++) {
            PushRow row = rows.get(index);
            try {
                sorted.add(index, row.withId(documents.idText(documents.id(row.id()))));
            } catch (UnmappableException e) {
                sorted.inOrder.add(row);
                sorted.misfits.put(row, e.getMessage());
            }
        }
        return sorted;
    }

    PushRows part(int from, int to) {
        PushRows part = new PushRows(inOrder.subList(from, to), new LinkedHashMap<>(), new LinkedHashMap<>());
        for (PushRow row : part.inOrder) {
            if (misfits.containsKey(row)) {
                part.misfits.put(row, misfits.get(row));
            } else {
                part.byId.put(row.id(), row);
            }
        }
        return part;
    }

    private void add(int index, PushRow row) {
        inOrder.add(row);
        if (byId.putIfAbsent(row.id(), row) != null) {
            throw PushReader.malformed(index, "is a second row for the record " + row.id());
        }
    }
}
