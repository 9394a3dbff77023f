package io.quarkiverse.sync.server.runtime.push;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

import io.quarkiverse.sync.entities.runtime.capture.Captures;
import io.quarkiverse.sync.server.runtime.config.HubRuntimeConfig;
import io.quarkiverse.sync.server.runtime.feed.FeedState;
import io.quarkiverse.sync.server.runtime.feed.HubFeed;
import io.quarkiverse.sync.server.runtime.feed.HubFeeds;
import io.quarkiverse.sync.server.runtime.feed.Written;

/** Answers pushes. */
@Singleton
public class Pusher {

    private final HubFeeds feeds;
    private final Captures captures;
    private final TransactionSynchronizationRegistry registry;
    private final RowValidation validation;
    private final HubRuntimeConfig config;

    Pusher(HubFeeds feeds, Captures captures, TransactionSynchronizationRegistry registry, RowValidation validation,
            HubRuntimeConfig config) {
        this.feeds = feeds;
        this.captures = captures;
        this.registry = registry;
        this.validation = validation;
        this.config = config;
    }

    /**
     * Takes the rows that it can, all in one transaction, and answers every row.
     *
     * @throws io.quarkiverse.sync.server.runtime.HubError if nothing was taken
     */
    public byte[] push(PushRequest request, byte[] body) {
        List<PushRow> rows = new PushReader(request.collection().idField()).read(body, config.push().maxRows());
        PushRows sorted = PushRows.of(rows, request.collection().documents());
        Outcome outcome = Retrying.run(() -> take(request, sorted));
        PushAnswer answer = new PushAnswer(inOrder(sorted, outcome.answers()), outcome.ticket());
        return request.profile() ? answer.profile() : answer.plain();
    }

    private record Outcome(Map<PushRow, RowAnswer> answers, String epoch, Written written) {
        Optional<String> ticket() {
            return written.number().isPresent() ? Optional.of(epoch + '.' + written.number().getAsLong()) : Optional.empty();
        }
    }

    private Outcome take(PushRequest request, PushRows rows) {
        String unit = request.collection().entity().persistenceUnit();
        HubFeed feed = feeds.of(request.collection());
        return feed.inCurrentEpoch((session, connection) -> {
            FeedState state = feed.state(connection);
            request.epoch().ifPresent(state::checkEpoch);
            Written written = Written.inTransaction(registry, unit);
            PushBatch batch = new PushBatch(request, feed, session, connection, validation);
            Map<PushRow, RowAnswer> answers = batch.run(rows);
            if (!batch.buried().isEmpty()) {
                captures.add(session, unit, batch.buried());
            }
            return new Outcome(answers, state.epoch(), written);
        });
    }

    private static Map<PushRow, RowAnswer> inOrder(PushRows rows, Map<PushRow, RowAnswer> answers) {
        Map<PushRow, RowAnswer> ordered = new LinkedHashMap<>();
        rows.inOrder().forEach(row -> ordered.put(row, answers.get(row)));
        return ordered;
    }
}
