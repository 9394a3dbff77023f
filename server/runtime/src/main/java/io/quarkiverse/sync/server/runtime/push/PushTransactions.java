package io.quarkiverse.sync.server.runtime.push;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;

import org.jboss.logging.Logger;

import io.quarkiverse.sync.entities.runtime.capture.Captures;
import io.quarkiverse.sync.server.runtime.HubError;
import io.quarkiverse.sync.server.runtime.feed.FeedState;
import io.quarkiverse.sync.server.runtime.feed.HubFeed;
import io.quarkiverse.sync.server.runtime.feed.HubFeeds;
import io.quarkiverse.sync.server.runtime.feed.Written;
import io.quarkiverse.sync.server.runtime.push.RowAnswer.Refused;

/**
 * Takes the rows of a push in one transaction. A row may spoil it for all of them, at the commit even: a deferred constraint, a
 * validator that dooms the transaction. Then the rows are halved until the bad one stands alone, and is refused alone.
 */
@Singleton
class PushTransactions {

    private static final Logger LOG = Logger.getLogger(PushTransactions.class);

    private final HubFeeds feeds;
    private final Captures captures;
    private final TransactionSynchronizationRegistry registry;
    private final RowValidation validation;

    PushTransactions(HubFeeds feeds, Captures captures, TransactionSynchronizationRegistry registry,
            RowValidation validation) {
        this.feeds = feeds;
        this.captures = captures;
        this.registry = registry;
        this.validation = validation;
    }

    Taken take(PushRequest request, PushRows rows) {
        try {
            return Retrying.run(() -> inOne(request, rows));
        } catch (HubError e) {
            throw e;
        } catch (RuntimeException e) {
            int size = rows.inOrder().size();
            Optional<Refused> why = size == 0 ? Optional.empty() : RowFault.of(e, rows.inOrder().get(0).deletes());
            if (why.isEmpty()) {
                throw e;
            }
            if (size == 1) {
                LOG.debugf(e, "A row of a push is refused: %s", why.get().message());
                return refuse(request, rows, why.get());
            }
            return take(request, rows.part(0, size / 2)).and(take(request, rows.part(size / 2, size)));
        }
    }

    private Taken inOne(PushRequest request, PushRows rows) {
        String unit = request.collection().entity().persistenceUnit();
        HubFeed feed = feeds.of(request.collection());
        Outcome outcome = feed.inCurrentEpoch((session, connection) -> {
            FeedState state = feed.state(connection);
            request.epoch().ifPresent(state::checkEpoch);
            Written written = Written.inTransaction(registry, unit).expecting(feed.expected(connection, state));
            PushBatch batch = new PushBatch(request, feed, session, connection, validation);
            Map<PushRow, RowAnswer> answers = batch.run(rows);
            if (!batch.buried().isEmpty()) {
                captures.add(session, unit, batch.buried());
            }
            return new Outcome(answers, state.epoch(), written);
        });
        return new Taken(outcome.answers(), outcome.ticket());
    }

    private record Outcome(Map<PushRow, RowAnswer> answers, String epoch, Written written) {
        /** None where an older transaction may have written the same records after: their number would hide that from pulls. */
        Optional<String> ticket() {
            OptionalLong number = written.asExpected();
            return number.isPresent() ? Optional.of(epoch + '.' + number.getAsLong()) : Optional.empty();
        }
    }

    private Taken refuse(PushRequest request, PushRows rows, Refused why) {
        HubFeed feed = feeds.of(request.collection());
        return Retrying.run(() -> feed.inCurrentEpoch((session, connection) -> new Taken(
                new PushBatch(request, feed, session, connection, validation).refuse(rows.inOrder(), why), Optional.empty())));
    }
}
