package io.quarkiverse.sync.benchmarks.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import java.util.UUID;

/** The values of one row. */
public record VisitRow(UUID id, String title, String customer, String notes, String status, int rating, BigDecimal price,
        Instant visitedAt) {

    private static final Instant FIRST = Instant.parse("2026-01-01T08:00:00Z");
    private static final String[] STATUS = { "OPEN", "DONE", "LATE", "VOID" };
    private static final String[] WORDS = { "valve", "checked", "replaced", "pressure", "again", "within", "limits", "noted",
            "leak", "repaired", "cover", "missing", "ordered", "customer", "absent" };

    /** @param number rows of the same number are the same, and their ids are in no order */
    public static VisitRow of(long number) {
        SplittableRandom random = new SplittableRandom(number);
        UUID id = new UUID(random.nextLong() & ~0xf000L | 0x4000L, random.nextLong() >>> 2 | Long.MIN_VALUE);
        StringBuilder notes = new StringBuilder();
        while (notes.length() < 100) {
            notes.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
        }
        return new VisitRow(id, "Visit " + number, "Customer " + random.nextInt(100_000), notes.toString().trim(),
                STATUS[random.nextInt(STATUS.length)], random.nextInt(1, 6), BigDecimal.valueOf(random.nextInt(100_000), 2),
                FIRST.plus(random.nextLong(10_000_000_000_000L), ChronoUnit.MICROS));
    }
}
