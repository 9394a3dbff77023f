package io.quarkiverse.sync.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.OptionalLong;

/** Times as microseconds since 1970, which every database keeps to the digit. */
final class Micros {

    private Micros() {
    }

    static long of(Instant time) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, time);
    }

    static OptionalLong of(Optional<Instant> time) {
        return time.isPresent() ? OptionalLong.of(of(time.get())) : OptionalLong.empty();
    }

    static Instant time(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }

    static Instant time(ResultSet row, String column) throws SQLException {
        return time(row.getLong(column));
    }

    static Optional<Instant> optional(ResultSet row, String column) throws SQLException {
        long micros = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(time(micros));
    }
}
