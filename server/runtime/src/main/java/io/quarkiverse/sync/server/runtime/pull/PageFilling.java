package io.quarkiverse.sync.server.runtime.pull;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.hibernate.StatelessSession;
import org.jboss.logging.Logger;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.table.ReadableRows;
import io.quarkiverse.sync.server.runtime.Json;
import io.quarkiverse.sync.server.runtime.WireDocument;
import io.quarkiverse.sync.server.runtime.feed.Cursor;
import io.quarkiverse.sync.server.runtime.feed.FeedEntry;
import io.quarkiverse.sync.server.runtime.feed.FeedReader;
import io.quarkiverse.sync.server.runtime.feed.FeedState;
import io.quarkiverse.sync.server.runtime.feed.Position;

/**
 * Fills one page. The fence is read before the positions and the positions before the rows: a document may then be newer than
 * its position, which only repeats it later, and never older, which would lose it.
 */
final class PageFilling {

    private static final Logger LOG = Logger.getLogger(PageFilling.class);

    /** Read at once: a page may end by its bytes long before its limit. */
    private static final int CHUNK = 500;

    private final EntityCollection collection;
    private final PullRequest request;
    private final FeedState state;
    private final ReadableRows rows;
    private final FeedReader reader;
    private final Position start;
    private final Page page;
    private final DocumentWriter writer = new DocumentWriter();
    private final Set<String> unreadable = new HashSet<>();
    private boolean overtaken;

    PageFilling(EntityCollection collection, PullRequest request, FeedState state, StatelessSession session,
            FeedReader reader) throws SQLException {
        this.collection = collection;
        this.request = request;
        this.state = state;
        this.rows = new ReadableRows(collection.table(), session, this::unreadable);
        this.reader = reader;
        this.start = request.since().isPresent() ? request.since().get().feed() : reader.end(state.fence());
        this.page = new Page(request);
    }

    /** It would end every page that it is in, for everybody. */
    private void unreadable(String id, RuntimeException why) {
        unreadable.add(id);
        LOG.errorf(why, "Record '%s' of '%s' cannot be read and is missing from a page. It goes out when the application"
                + " writes it again: mend its row, or the converter.", id, collection.name());
    }

    byte[] fill() throws SQLException {
        if (request.since().isPresent() && request.since().get() instanceof Cursor.Feed cursor) {
            return feed(cursor.feed());
        }
        return keys(request.since().map(Cursor.Keys.class::cast));
    }

    /** Where the feed is owed from, for the horizon of purged deletions. */
    Position start() {
        return start;
    }

    /** The start of the very first page stays: what committed before every later page of keys sees, the rest the feed has. */
    private byte[] keys(Optional<Cursor.Keys> since) throws SQLException {
        Optional<String> last = since.map(Cursor.Keys::after);
        boolean more = true;
        while (more) {
            int room = Math.min(page.room(), CHUNK);
            Map<String, Document> chunk = rows.range(last, room);
            for (Map.Entry<String, Document> row : chunk.entrySet()) {
                page.put(row.getKey(), writer.live(row.getValue()));
                if (page.full()) {
                    return answer(new Cursor.Keys(state.epoch(), start.number(), row.getKey()), true);
                }
                last = Optional.of(row.getKey());
            }
            more = chunk.size() == room;
        }
        // The keys are through, but a plain client would take the short page for the end of everything: go on with the feed.
        return feed(start);
    }

    private byte[] feed(Position from) throws SQLException {
        Position position = from;
        while (!page.full()) {
            int room = Math.min(page.room(), CHUNK);
            FeedReader.Window window = reader.window(position, state.fence(), room);
            overtaken |= window.overtaken();
            List<FeedEntry> entries = window.entries();
            position = put(entries, position);
            if (entries.size() < room && (entries.isEmpty() || position.equals(entries.get(entries.size() - 1).position()))) {
                return answer(new Cursor.Feed(state.epoch(), position), false);
            }
        }
        return answer(new Cursor.Feed(state.epoch(), position), true);
    }

    /** @return the position of the last entry that went into the page or needs not to */
    private Position put(List<FeedEntry> window, Position before) throws SQLException {
        Position position = before;
        List<FeedEntry> entries = collapsed(window);
        Map<String, Document> documents = rows.read(
                entries.stream().filter(entry -> !isOwn(entry)).map(FeedEntry::id).toList());
        List<String> gone = entries.stream().filter(
                entry -> !isOwn(entry) && !entry.deleted() && isGone(entry, documents)).map(FeedEntry::id).toList();
        Map<String, FeedEntry> tombstones = reader.tombstones(gone);
        for (FeedEntry entry : entries) {
            if (page.full()) {
                return position;
            }
            put(entry, documents, tombstones);
            position = entry.position();
        }
        return position;
    }

    /** Written by a push of the run that asks now. */
    private boolean isOwn(FeedEntry entry) {
        return request.tickets().contains(state.epoch() + '.' + entry.position().number());
    }

    private boolean isGone(FeedEntry entry, Map<String, Document> documents) {
        return !documents.containsKey(entry.id()) && !unreadable.contains(entry.id());
    }

    private void put(FeedEntry entry, Map<String, Document> documents, Map<String, FeedEntry> tombstones) {
        String id = entry.id();
        if (isOwn(entry) || unreadable.contains(id)) {
            page.remove(id);
        } else if (isGone(entry, documents)) {
            // Deleted also if the entry is none: the deletion's position is smaller where its transaction began before this one.
            FeedEntry deletion = tombstones.getOrDefault(id, entry);
            page.put(id, Json.bytes(
                    WireDocument.deleted(deletion.tombstone(), collection.idField(), id, request.profile())));
        } else {
            page.put(id, writer.live(documents.get(id)));
        }
    }

    /** Only the last entry of each record, in order. */
    private static List<FeedEntry> collapsed(List<FeedEntry> window) {
        LinkedHashMap<String, FeedEntry> last = new LinkedHashMap<>();
        for (FeedEntry entry : window) {
            last.remove(entry.id());
            last.put(entry.id(), entry);
        }
        return new ArrayList<>(last.values());
    }

    private byte[] answer(Cursor next, boolean more) {
        // What a fold has carried beyond the fence may be missing from this page or the one before: complete up to nowhere.
        return request.profile() ? page.profile(next, more, overtaken ? 0 : state.fence()) : page.plain(next);
    }
}
