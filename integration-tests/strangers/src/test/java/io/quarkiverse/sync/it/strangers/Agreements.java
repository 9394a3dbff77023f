package io.quarkiverse.sync.it.strangers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Writes what was seen to agree to {@code target/strangers.md}, as the rows of a table. */
final class Agreements implements AfterTestExecutionCallback {

    private static final Path TABLE = Path.of("target", "strangers.md");
    private static final Map<String, Set<String>> SEEN = new TreeMap<>();

    @Override
    public void afterTestExecution(ExtensionContext context) throws IOException {
        if (context.getExecutionException().isEmpty()) {
            Met met = (Met) context.getRequiredTestInstance();
            note("| %s | %s |".formatted(met.peer(), met.ours()), context.getDisplayName());
        }
    }

    private static synchronized void note(String who, String what) throws IOException {
        SEEN.computeIfAbsent(who, key -> new TreeSet<>()).add(what);
        List<String> rows = SEEN.entrySet().stream().map(row -> row.getKey() + " " + row.getValue().stream()
                .collect(Collectors.joining("; ")) + " |").toList();
        Files.write(TABLE, rows);
    }
}
