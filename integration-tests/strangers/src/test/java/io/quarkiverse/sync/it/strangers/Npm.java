package io.quarkiverse.sync.it.strangers;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Peers come from npm: installed below {@code target} once per build, never part of anything that is shipped. */
final class Npm {

    private static final Path SCRIPTS = Path.of("src", "test", "node");
    private static final Path INSTALLED = Path.of("target", "node").toAbsolutePath();

    private Npm() {
    }

    /** The folder of a peer with its script and what that needs. The test is skipped without Node, or fails if all must run. */
    static synchronized Path installed(String peer) {
        Path folder = INSTALLED.resolve(peer);
        try {
            copyScripts();
            Path lock = folder.resolve("package-lock.json");
            Path done = folder.resolve("node_modules").resolve("installed.json");
            if (!Files.exists(done) || Files.mismatch(lock, done) >= 0) {
                install(folder);
                Files.copy(lock, done, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folder;
    }

    /** The version that a peer asks for. */
    static String version(String peer, String dependency) {
        try {
            return new ObjectMapper().readTree(SCRIPTS.resolve(peer).resolve("package.json").toFile()).path("dependencies")
                    .path(dependency).asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String node() {
        return find("node");
    }

    private static void copyScripts() throws IOException {
        try (Stream<Path> files = Files.walk(SCRIPTS)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = INSTALLED.resolve(SCRIPTS.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void install(Path folder) throws IOException {
        find("node");
        Path log = folder.resolve("npm.log");
        try {
            int status = new ProcessBuilder(find("npm"), "ci").directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(log.toFile()).start().waitFor();
            if (status != 0) {
                missing("npm ci in %s ended with %d:%n%s".formatted(folder, status, Files.readString(log)));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String find(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable).findFirst().map(Path::toString)
                .orElseGet(() -> missing("there is no %s on the PATH.".formatted(program)));
    }

    private static String missing(String why) {
        String message = "Not tested against software from npm: " + why;
        if (Boolean.parseBoolean(System.getenv("SYNC_REQUIRE_ALL"))) {
            throw new AssertionError(message + " SYNC_REQUIRE_ALL=true asks for every test.");
        }
        System.out.println(message);
        return abort(message);
    }
}
