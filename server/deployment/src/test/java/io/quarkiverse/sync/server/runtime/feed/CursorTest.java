package io.quarkiverse.sync.server.runtime.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.quarkiverse.sync.server.runtime.HubError;

class CursorTest {

    private static final String EPOCH = "0123456789abcdef";

    @Test
    void comesBackAsItWent() {
        Cursor keys = new Cursor.Keys(EPOCH, 42, "a key/with & signs=ü");
        Cursor feed = new Cursor.Feed(EPOCH, new Position(42, 7));

        assertThat(Cursor.parse(keys.toString())).isEqualTo(keys);
        assertThat(Cursor.parse(feed.toString())).isEqualTo(feed);
    }

    @Test
    void needsNoEncodingInAUrl() {
        assertThat(new Cursor.Keys(EPOCH, 42, "a key/with & signs=ü").toString()).matches("[A-Za-z0-9._-]+");
    }

    @Test
    void ofTheFirstPullOwesTheFeedFromWhereItBegan() {
        assertThat(new Cursor.Keys(EPOCH, 42, "a").feed()).isEqualTo(new Position(42, 0));
    }

    @ParameterizedTest
    @Tag("invariant-08")
    @ValueSource(strings = { "1", "x", "1795403615797.01", EPOCH, EPOCH + ".f.1", EPOCH + ".f.1.2.3", EPOCH + ".f.01.2",
            EPOCH + ".f.-1.2", EPOCH + ".f.99999999999999999999.1", EPOCH + ".f.9999999999999999999.1", EPOCH + ".k.1.",
            EPOCH + ".k.1.YQ==", EPOCH + ".k.1.Y", EPOCH + ".g.1.2", "0123456789ABCDEF.f.1.2", " " + EPOCH + ".f.1.2" })
    void thatNoHubHasWrittenIsRefused(String forged) {
        assertThatThrownBy(() -> Cursor.parse(forged)).isInstanceOfSatisfying(HubError.class,
                error -> assertThat(error.status()).isEqualTo(400));
    }
}
