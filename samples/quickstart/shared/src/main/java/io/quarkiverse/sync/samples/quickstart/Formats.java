package io.quarkiverse.sync.samples.quickstart;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

import io.quarkus.qute.TemplateExtension;

/** How the page writes numbers and times. */
@TemplateExtension
public class Formats {

    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("d MMM, HH:mm:ss", Locale.ENGLISH)
            .withZone(ZoneId.systemDefault());

    public static String grouped(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }

    public static String stars(int rating) {
        return "★".repeat(rating) + "☆".repeat(5 - rating);
    }

    public static String shown(Instant instant) {
        return WHEN.format(instant);
    }
}
