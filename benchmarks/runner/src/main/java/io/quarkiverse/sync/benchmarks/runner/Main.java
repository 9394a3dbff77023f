package io.quarkiverse.sync.benchmarks.runner;

import java.nio.file.Path;

/** Runs benchmarks: progress on standard error, one JSON line each on standard output. */
public final class Main {

    private static final int REFUSED = 2;

    private final Options options;
    private final int measured;

    private Main(Options options, int measured) {
        this.options = options;
        this.measured = measured;
    }

    public static void main(String[] args) {
        Main main = parse(args);
        try {
            main.run();
            System.exit(0);
        } catch (Exception e) {
            e.printStackTrace();
            // The database server's threads would keep the process.
            System.exit(1);
        }
    }

    private static Main parse(String[] args) {
        try {
            return new Main(Options.of(args), Rounds.measured(System.getProperty("benchmarks.rounds", "5")));
        } catch (IllegalArgumentException e) {
            System.err.println("run.sh: " + e.getMessage());
            System.exit(REFUSED);
            throw e;
        }
    }

    private void run() throws Exception {
        if (options.name().isEmpty()) {
            new Everything(Path.of(System.getProperty("benchmarks.readme", "README.md")), measured).run();
            return;
        }
        Name name = options.name().get();
        System.out.println(name.run(options.db().orElse(name.db()), options.rows().orElse(name.size().usual()),
                name.rounds(measured)));
    }
}
