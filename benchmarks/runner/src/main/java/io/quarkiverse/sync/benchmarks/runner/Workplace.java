package io.quarkiverse.sync.benchmarks.runner;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the runner finds the applications, and where their logs and databases go. */
final class Workplace {

    private static final Path BENCHMARKS = Path.of(System.getProperty("benchmarks.folder", ".."));

    private Workplace() {
    }

    static Path jar(String application, Db db) {
        return BENCHMARKS.resolve(Path.of(application, "target", db.toString(), "quarkus-run.jar"));
    }

    static Path folder(String name) throws IOException {
        return Files.createDirectories(BENCHMARKS.resolve(Path.of("target", name)));
    }

    /** Databases of a benchmark that is over: some have a million rows. */
    static void clear() {
        try (Stream<Path> files = Files.walk(folder("h2"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
