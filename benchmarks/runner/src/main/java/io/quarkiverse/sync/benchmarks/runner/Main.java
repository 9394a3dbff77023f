package io.quarkiverse.sync.benchmarks.runner;

import java.nio.file.Path;
import java.util.Arrays;

/** Runs benchmarks: progress on standard error, one JSON line each on standard output. */
public final class Main {

    private static final String USAGE = "run.sh NAME [--rows N] [--db h2|postgresql]; NAME is all or one of "
            + Arrays.stream(Name.values()).map(Name::toString).toList();

    private Main() {
    }

    public static void main(String[] args) throws Exception {
        try {
            Options options = Options.of(args);
            if (options.all()) {
                new Everything(Path.of(System.getProperty("benchmarks.readme", "README.md"))).run();
            } else {
                Name name = options.name();
                System.out.println(name.run(options.db().orElse(name.db()), options.rows().orElse(name.rows())));
            }
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage() + "\n" + USAGE);
            System.exit(2);
        }
        System.exit(0);
    }
}
