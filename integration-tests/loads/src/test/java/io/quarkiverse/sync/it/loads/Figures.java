package io.quarkiverse.sync.it.loads;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What a load came to, in one line: on standard output, and in {@code target/loads.txt}. */
final class Figures {

    private static final Path FILE = Path.of("target", "loads.txt");

    private Figures() {
    }

    static void tell(String format, Object... figures) {
        String line = format.formatted(figures);
        System.out.println(line);
        try {
            Files.writeString(FILE, line + System.lineSeparator(), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
