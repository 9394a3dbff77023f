package io.quarkiverse.sync.samples.quickstart.walkthrough;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Programs that a machine may lack. */
final class Tool {

    private Tool() {
    }

    /** The first of the names that is on the path. The test is skipped if none is, or fails where all must run. */
    static String find(String... names) {
        return Stream.of(names).flatMap(Tool::onPath).findFirst().map(Path::toString).orElseGet(() -> missing(names));
    }

    private static Stream<Path> onPath(String name) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable);
    }

    private static String missing(String... names) {
        String message = "The page was not tested in a browser: there is no %s on the PATH."
                .formatted(String.join(" or ", names));
        if (Boolean.parseBoolean(System.getenv("SYNC_REQUIRE_ALL"))) {
            throw new AssertionError(message + " SYNC_REQUIRE_ALL=true asks for every test.");
        }
        System.out.println(message);
        return abort(message);
    }

    /** Runs a program to its end and fails with its output if it does. */
    static void run(Path folder, String... command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("output", ".txt");
        try {
            int status = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                    .redirectOutput(output.toFile()).start().waitFor();
            assertThat(status).as("%s said:%n%s", List.of(command), Files.readString(output)).isZero();
        } finally {
            Files.delete(output);
        }
    }
}
