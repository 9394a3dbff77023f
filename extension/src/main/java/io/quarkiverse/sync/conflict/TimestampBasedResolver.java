package io.quarkiverse.sync.conflict;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState.Deleted;

/**
 * The later state is taken, told by a field that holds an ISO 8601 time (without an offset: UTC) or milliseconds since
 * 1970. A local deletion counts with the time it was captured, the hub's with the time the hub gives. Where both are
 * equal, or a time is missing or cannot be read, the hub's state is taken. Only as good as the clocks that set the field: a
 * time that is still to come counts as now, so of two such the hub's state is taken, however far ahead either is.
 */
public final class TimestampBasedResolver implements ConflictResolver {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ISO_DATE_TIME;

    private final String timestampField;

    /** @param timestampField its name in the document */
    public TimestampBasedResolver(String timestampField) {
        this.timestampField = Objects.requireNonNull(timestampField);
    }

    @Override
    public String name() {
        return "timestamp";
    }

    @Override
    public Resolution resolve(Conflict conflict) {
        Optional<Instant> local = conflict.local() instanceof Deleted ? Optional.of(conflict.localChangedAt())
                : conflict.local().image().flatMap(this::time);
        Optional<Instant> remote = conflict.remote() instanceof Deleted deleted ? deleted.deletedAt()
                : conflict.remote().image().flatMap(this::time);
        return local.isPresent() && remote.isPresent()
                && past(local.get(), conflict.now()).isAfter(past(remote.get(), conflict.now())) ? new Resolution.TakeLocal()
                        : new Resolution.TakeRemote();
    }

    private static Instant past(Instant time, Instant now) {
        return time.isAfter(now) ? now : time;
    }

    private Optional<Instant> time(Document document) {
        JsonNode value = document.get(timestampField);
        try {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return Optional.of(Instant.ofEpochMilli(value.longValue()));
            }
            return value.isTextual() ? Optional.of(instant(value.textValue())) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Instant instant(String text) {
        TemporalAccessor time = TIME.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        return time instanceof OffsetDateTime offset ? offset.toInstant()
                : ((LocalDateTime) time).toInstant(ZoneOffset.UTC);
    }
}
