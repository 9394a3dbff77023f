package io.quarkiverse.sync.server.runtime.feed;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.quarkiverse.sync.server.runtime.HubError;

/**
 * Where a client's next page begins, as text that needs no encoding in a URL: RxDB clients put it there as it is. The key is
 * in it for the same reason, as the {@code id} beside it may come back garbled.
 */
public sealed interface Cursor {

    String epoch();

    /** Where the feed is read from, now or when the keys are through. */
    Position feed();

    /** The first pull: keys after {@code after}, then what committed with the number {@code from} or a greater one. */
    record Keys(String epoch, long from, String after) implements Cursor {

        @Override
        public Position feed() {
            return Position.before(from);
        }

        @Override
        public String toString() {
            return epoch + ".k." + from + '.' + Base64.getUrlEncoder().withoutPadding()
                    .encodeToString(after.getBytes(StandardCharsets.UTF_8));
        }
    }

    record Feed(String epoch, Position feed) implements Cursor {
        @Override
        public String toString() {
            return epoch + ".f." + feed.number() + '.' + feed.sequence();
        }
    }

    Pattern KEYS = Pattern.compile("([0-9a-f]{16})\\.k\\.([0-9]{1,19})\\.([A-Za-z0-9_-]+)");
    Pattern FEED = Pattern.compile("([0-9a-f]{16})\\.f\\.([0-9]{1,19})\\.([0-9]{1,19})");

    /** @throws HubError 400 for what no hub has written */
    static Cursor parse(String text) {
        try {
            Cursor cursor = read(text);
            if (cursor.toString().equals(text) && !(cursor instanceof Keys keys && keys.after().indexOf('\0') >= 0)) {
                return cursor;
            }
        } catch (IllegalArgumentException e) {
            // told below, as what does not match at all
        }
        throw HubError.malformed("lwt is not a checkpoint of this hub; leave it out to pull from the start");
    }

    private static Cursor read(String text) {
        Matcher keys = KEYS.matcher(text);
        if (keys.matches()) {
            return new Keys(keys.group(1), Long.parseLong(keys.group(2)),
                    new String(Base64.getUrlDecoder().decode(keys.group(3)), StandardCharsets.UTF_8));
        }
        Matcher feed = FEED.matcher(text);
        if (feed.matches()) {
            return new Feed(feed.group(1), new Position(Long.parseLong(feed.group(2)), Long.parseLong(feed.group(3))));
        }
        throw new IllegalArgumentException(text);
    }
}
