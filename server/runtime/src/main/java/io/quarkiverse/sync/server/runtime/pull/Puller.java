package io.quarkiverse.sync.server.runtime.pull;

import jakarta.inject.Singleton;

import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.server.runtime.feed.FeedReader;
import io.quarkiverse.sync.server.runtime.feed.FeedState;
import io.quarkiverse.sync.server.runtime.feed.HubFeed;
import io.quarkiverse.sync.server.runtime.feed.HubFeeds;

/** Answers pulls. */
@Singleton
public class Puller {

    private final HubFeeds feeds;

    Puller(HubFeeds feeds) {
        this.feeds = feeds;
    }

    /**
     * The next page.
     *
     * @throws io.quarkiverse.sync.server.runtime.HubError 410 for a cursor that cannot be continued
     */
    public byte[] page(EntityCollection collection, PullRequest request) {
        HubFeed feed = feeds.of(collection);
        return feed.inCurrentEpoch((session, connection) -> {
            FeedState state = feed.state(connection);
            request.since().ifPresent(state::check);
            FeedReader reader = new FeedReader(connection, collection.name());
            PageFilling filling = new PageFilling(collection, request, state, session, reader);
            byte[] page = filling.fill();
            reader.checkPurged(filling.start());
            return page;
        });
    }
}
