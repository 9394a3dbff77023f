package io.quarkiverse.sync.benchmarks.runner;

import java.util.Optional;

/**
 * The command line.
 *
 * @param name null: all of them
 * @param rows empty: the size that the benchmark has by itself
 */
record Options(Name name, Optional<Integer> rows, Optional<Db> db) {

    static Options of(String[] args) {
        if (args.length % 2 == 0) {
            throw new IllegalArgumentException("A name is missing, or the value of an option.");
        }
        Options options = new Options(args[0].equals("all") ? null : Name.of(args[0]), Optional.empty(), Optional.empty());
        for (int i = 1; i < args.length; i += 2) {
            options = options.with(args[i], args[i + 1]);
        }
        if (options.all() && args.length > 1) {
            throw new IllegalArgumentException("All benchmarks run at the size and on the databases of the table.");
        }
        return options;
    }

    private Options with(String option, String value) {
        return switch (option) {
            case "--rows" -> new Options(name, Optional.of(Integer.parseInt(value)), db);
            case "--db" -> new Options(name, rows, Optional.of(Db.of(value)));
            default -> throw new IllegalArgumentException("There is no option " + option + ".");
        };
    }

    boolean all() {
        return name == null;
    }
}
