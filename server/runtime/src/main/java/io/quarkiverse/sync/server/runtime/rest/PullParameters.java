package io.quarkiverse.sync.server.runtime.rest;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import jakarta.ws.rs.QueryParam;

import io.quarkiverse.sync.server.runtime.HubError;
import io.quarkiverse.sync.server.runtime.config.HubRuntimeConfig;
import io.quarkiverse.sync.server.runtime.feed.Cursor;
import io.quarkiverse.sync.server.runtime.pull.PullRequest;

/** The query of a pull, as text: what does not fit is answered in the hub's own words. */
public class PullParameters {

    private static final int DEFAULT_LIMIT = 100;

    @QueryParam("lwt")
    String lwt;

    @QueryParam("id")
    String id;

    @QueryParam("limit")
    String limit;

    @QueryParam("maxBytes")
    String maxBytes;

    @QueryParam("tickets")
    String tickets;

    PullRequest read(HubRuntimeConfig.Pull config, boolean profile) {
        long rows = limit == null ? Math.min(DEFAULT_LIMIT, config.maxRows()) : number("limit", limit);
        if (rows > config.maxRows() && !profile) {
            throw HubError
                    .malformed("limit is %d, a page of this hub holds at most %d documents".formatted(rows, config.maxRows()));
        }
        return new PullRequest(since(), id == null ? "" : id, (int) Math.min(rows, config.maxRows()), bytes(config, profile),
                profile && tickets != null ? Set.copyOf(List.of(tickets.split(","))) : Set.of(), profile);
    }

    /** RxDB clients begin with 0. */
    private Optional<Cursor> since() {
        return lwt == null || lwt.isEmpty() || lwt.equals("0") ? Optional.empty() : Optional.of(Cursor.parse(lwt));
    }

    private long bytes(HubRuntimeConfig.Pull config, boolean profile) {
        if (!profile) {
            return Long.MAX_VALUE;
        }
        long most = config.maxBytes().asLongValue();
        return maxBytes == null ? most : Math.min(most, number("maxBytes", maxBytes));
    }

    private static long number(String name, String text) {
        try {
            long number = Long.parseLong(text);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException e) {
            // told below, with numbers that are too small
        }
        throw HubError.malformed(name + " is a whole number above 0");
    }
}
