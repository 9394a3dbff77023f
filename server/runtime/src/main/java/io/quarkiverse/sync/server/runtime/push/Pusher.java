package io.quarkiverse.sync.server.runtime.push;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.inject.Singleton;

import io.quarkiverse.sync.server.runtime.config.HubRuntimeConfig;

/** Answers pushes. */
@Singleton
public class Pusher {

    private final PushTransactions transactions;
    private final HubRuntimeConfig config;

    Pusher(PushTransactions transactions, HubRuntimeConfig config) {
        this.transactions = transactions;
        this.config = config;
    }

    /**
     * Takes the rows that it can and answers every row.
     *
     * @throws io.quarkiverse.sync.server.runtime.HubError if nothing was taken, or not all was tried
     */
    public byte[] push(PushRequest request, byte[] body) {
        List<PushRow> rows = new PushReader(request.collection().idField()).read(body, config.push().maxRows());
        PushRows sorted = PushRows.of(rows, request.collection().documents());
        Taken taken = transactions.take(request, sorted);
        PushAnswer answer = new PushAnswer(inOrder(sorted, taken.answers()), taken.ticket());
        return request.profile() ? answer.profile() : answer.plain();
    }

    private static Map<PushRow, RowAnswer> inOrder(PushRows rows, Map<PushRow, RowAnswer> answers) {
        Map<PushRow, RowAnswer> ordered = new LinkedHashMap<>();
        rows.inOrder().forEach(row -> ordered.put(row, answers.get(row)));
        return ordered;
    }
}
