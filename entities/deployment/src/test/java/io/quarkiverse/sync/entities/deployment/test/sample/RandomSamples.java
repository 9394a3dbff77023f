package io.quarkiverse.sync.entities.deployment.test.sample;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;

/** Samples of random values, the same for the same seed; every nullable value is null now and then. */
public final class RandomSamples {

    private static final String LETTERS = "abcXYZ 019\"\\'/<>{}[],;:äßéЖ漢😀";

    private final Random random;

    public RandomSamples(long seed) {
        this.random = new Random(seed);
    }

    public Sample next(Region region) {
        Sample sample = new Sample(uuid());
        sample.text = sometimes(this::text);
        sample.name = sometimes(this::text);
        sample.order = sometimes(this::text);
        sample.value = sometimes(random::nextInt);
        sample.letter = (char) ('a' + random.nextInt(26));
        sample.flag = random.nextBoolean();
        sample.maybe = sometimes(random::nextBoolean);
        sample.tiny = (byte) random.nextInt();
        sample.small = sometimes(() -> (short) random.nextInt());
        sample.count = random.nextInt();
        sample.many = sometimes(random::nextLong);
        sample.coarse = random.nextFloat() * random.nextInt(1 << 20);
        sample.fine = sometimes(() -> random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
        sample.whole = sometimes(() -> new BigInteger(120, random).subtract(BigInteger.ONE.shiftLeft(119)));
        sample.amount = sometimes(() -> BigDecimal.valueOf(random.nextLong() >> 8, random.nextInt(6)));
        sample.price = sometimes(() -> BigDecimal.valueOf(random.nextInt(), random.nextInt(7)));
        sample.exact = sometimes(() -> BigDecimal.valueOf(random.nextInt(), random.nextInt(9)));
        sample.counter = sometimes(random::nextLong);
        sample.other = sometimes(this::uuid);
        times(sample);
        sample.bytes = sometimes(this::bytes);
        sample.grade = sometimes(() -> Sample.Grade.values()[random.nextInt(3)]);
        sample.ordinal = sometimes(() -> Sample.Grade.values()[random.nextInt(3)]);
        sample.yes = sometimes(random::nextBoolean);
        sample.colour = sometimes(() -> new Colour(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
        sample.place = sometimes(this::place);
        for (int i = random.nextInt(4); i > 0; i--) {
            sample.tags.add(text());
            sample.sorted.add(text());
            sample.bag.add(random.nextInt(3));
            sample.steps.add(random.nextInt(5));
            sample.parts.add(new Part(text(), random.nextInt(3)));
        }
        sample.region = sometimes(() -> region);
        sample.remark = sometimes(this::text);
        return sample;
    }

    private void times(Sample sample) {
        sample.instant = sometimes(this::instant);
        sample.date = sometimes(() -> LocalDate.ofEpochDay(random.nextInt(40_000)));
        sample.time = sometimes(() -> LocalTime.ofNanoOfDay(random.nextLong(86_399_000_000_000L)));
        sample.precise = sometimes(() -> LocalTime.ofNanoOfDay(random.nextLong(86_399_000_000_000L)));
        sample.coarseTime = sometimes(this::instant);
        sample.weekday = sometimes(() -> DayOfWeek.of(1 + random.nextInt(7)));
        sample.local = sometimes(() -> LocalDateTime.ofInstant(instant(), ZoneOffset.UTC));
        sample.offset = sometimes(() -> instant().atOffset(ZoneOffset.ofHours(random.nextInt(10) - 5)));
        sample.zoned = sometimes(() -> instant().atZone(ZoneId.of("Europe/Paris")));
        sample.year = sometimes(() -> Year.of(random.nextInt(3000)));
        sample.duration = sometimes(() -> Duration.ofSeconds(random.nextInt(), random.nextInt(1_000_000_000)));
    }

    private <T> T sometimes(Supplier<T> value) {
        return random.nextInt(5) == 0 ? null : value.get();
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private Instant instant() {
        int nanos = random.nextInt(4) == 0 ? 999_999_500 + random.nextInt(500) : random.nextInt(1_000_000_000);
        return Instant.ofEpochSecond(random.nextLong(4_000_000_000L), nanos);
    }

    private byte[] bytes() {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        return bytes;
    }

    private Place place() {
        Place place = new Place();
        place.street = sometimes(this::text);
        place.number = sometimes(random::nextInt);
        place.point = sometimes(() -> {
            Place.Point point = new Place.Point();
            point.latitude = sometimes(() -> BigDecimal.valueOf(random.nextInt(90_000_000), 6));
            point.longitude = sometimes(() -> BigDecimal.valueOf(random.nextInt(90_000_000), 6));
            return point;
        });
        return place;
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int[] letters = LETTERS.codePoints().toArray();
        for (int i = 1 + random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return text.toString();
    }
}
