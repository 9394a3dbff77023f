package io.quarkiverse.sync.benchmarks.runner;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The command line. {@code run.sh} refuses the same with the same words, before it builds anything.
 *
 * @param name empty: all of them
 * @param rows empty: the size that the benchmark has by itself
 * @param db empty: where it runs by itself
 */
record Options(Optional<Name> name, Optional<Integer> rows, Optional<Db> db) {

    private static final String NAMES = "all, or one of "
            + Arrays.stream(Name.values()).map(Name::toString).collect(Collectors.joining(" "));
    private static final String OPTIONS = "--rows N, --db h2|postgresql";

    /** @throws IllegalArgumentException saying which option is wrong and what is allowed */
    static Options of(String... args) {
        if (args.length == 0) {
            throw new IllegalArgumentException("NAME is missing: " + NAMES);
        }
        if (args[0].equals("all")) {
            if (args.length > 1) {
                throw new IllegalArgumentException(
                        "all has no options: it runs at the sizes and on the databases of the table");
            }
            return new Options(Optional.empty(), Optional.empty(), Optional.empty());
        }
        Name name = Name.find(args[0])
                .orElseThrow(() -> new IllegalArgumentException("There is no benchmark '" + args[0] + "': " + NAMES));
        Options options = new Options(Optional.of(name), Optional.empty(), Optional.empty());
        for (int i = 1; i < args.length; i += 2) {
            options = options.with(name, args[i], i + 1 < args.length ? args[i + 1] : "");
        }
        return options;
    }

    private Options with(Name its, String option, String value) {
        return switch (option) {
            case "--rows" -> new Options(name, Optional.of(its.size().parse(its, value)), db);
            case "--db" -> new Options(name, rows, Optional.of(Db.find(value)
                    .orElseThrow(() -> new IllegalArgumentException("--db '" + value + "': h2 or postgresql"))));
            default -> throw new IllegalArgumentException("There is no option '" + option + "': " + OPTIONS);
        };
    }
}
