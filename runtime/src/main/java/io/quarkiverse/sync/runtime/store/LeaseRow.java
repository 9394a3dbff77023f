package io.quarkiverse.sync.runtime.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.quarkiverse.sync.store.OfflineStore.Lease;
import io.quarkiverse.sync.store.OfflineStore.LeaseLostException;

/** The row of {@code sync_lease} that belongs to one remote. The time is the database's, which all nodes share. */
final class LeaseRow {

    private final Jdbc jdbc;
    private final String remote;

    private record Held(String holder, long token, Instant expires, Instant now) {
    }

    LeaseRow(Jdbc jdbc, String remote) {
        this.jdbc = jdbc;
        this.remote = remote;
    }

    Optional<Lease> take(String holder, Duration life) {
        Held held = locked().orElseGet(this::first);
        if (!held.holder().equals(holder) && held.expires().isAfter(held.now())) {
            return Optional.empty();
        }
        Lease taken = new Lease(holder, held.token() + 1, held.now().plus(life));
        write(taken);
        return Optional.of(taken);
    }

    boolean renew(Lease lease, Duration life) {
        Optional<Held> held = locked().filter(row -> row.token() == lease.token());
        held.ifPresent(row -> write(new Lease(row.holder(), row.token(), row.now().plus(life))));
        return held.isPresent();
    }

    void release(Lease lease) {
        locked().filter(row -> row.token() == lease.token())
                .ifPresent(row -> write(new Lease("", row.token() + 1, Instant.EPOCH)));
    }

    /**
     * Keeps others from taking the lease until the transaction ends.
     *
     * @throws LeaseLostException if somebody has taken it
     */
    void hold(Lease lease) {
        if (locked().filter(row -> row.token() == lease.token()).isEmpty()) {
            throw new LeaseLostException(("The lease of remote '%s' is no longer held by '%s': another node has taken it over"
                    + " and goes on where this one stopped").formatted(remote, lease.holder()));
        }
    }

    private Optional<Held> locked() {
        List<Held> rows = jdbc.query("""
                select holder, token, expires_at, current_timestamp as now_at from sync_lease
                where remote = ? for update""",
                row -> new Held(row.getString("holder"), row.getLong("token"), Micros.time(row, "expires_at"),
                        row.getTimestamp("now_at").toInstant()),
                remote);
        return rows.stream().findFirst();
    }

    private Held first() {
        jdbc.update("insert into sync_lease (remote, holder, token, expires_at) values (?, '', 0, 0)", remote);
        return locked().orElseThrow();
    }

    private void write(Lease lease) {
        jdbc.update("update sync_lease set holder = ?, token = ?, expires_at = ? where remote = ?", lease.holder(),
                lease.token(), lease.expires(), remote);
    }
}
