package io.quarkiverse.sync.runtime.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.PushRequest;

/** The query parameters of one pull. */
record PullQuery(FetchRequest request, boolean profile) {

    private static final long SMALLEST_PAGE_BYTES = 1;

    /** The cheapest pull there is: tells what kind of peer serves the collection, before the first push to it. */
    static FetchRequest smallest(PushRequest push) {
        return new FetchRequest(push.collection(), push.version(), push.known(), 1, SMALLEST_PAGE_BYTES, List.of(), Set.of(),
                Map.of());
    }

    Map<String, String> parameters() {
        Cursor cursor = request.since().map(Cursor::of).orElse(Cursor.START);
        Map<String, String> query = new LinkedHashMap<>(request.queryParameters());
        query.put("lwt", cursor.lwt());
        query.put("id", cursor.id());
        query.put("limit", String.valueOf(request.maxRows()));
        if (profile) {
            query.put("maxBytes", String.valueOf(request.maxBytes()));
            if (!request.tickets().isEmpty()) {
                query.put("tickets", String.join(",", request.tickets()));
            }
        }
        return query;
    }
}
