package io.quarkiverse.sync.samples.quickstart.edge;

import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.store.ConflictRecord;

/**
 * A conflict as the page shows it.
 *
 * @param rows the fields in which the sides differ
 */
public record ConflictReport(String collection, String id, String title, Instant at, String sentence, List<Row> rows) {

    public record Row(String field, String base, String local, String remote, String outcome) {
    }

    static ConflictReport of(ConflictRecord conflict) {
        RecordState remote = conflict.remote().state();
        RecordState outcome = conflict.outcome().orElse(new RecordState.Unknown());
        return new ConflictReport(conflict.collection(), conflict.id(),
                States.title(conflict.id(), conflict.local(), remote, conflict.base()),
                conflict.decidedAt().orElse(conflict.openedAt()), sentence(conflict, remote, outcome),
                rows(List.of(conflict.base(), conflict.local(), remote, outcome)));
    }

    private static List<Row> rows(List<RecordState> sides) {
        List<RecordState> there = sides.stream().filter(RecordState.Present.class::isInstance).toList();
        Stream<Row> presence = there.size() == sides.size() ? Stream.empty()
                : Stream.of(row("record", sides, States::presence));
        Stream<Row> fields = there.stream().flatMap(side -> States.fields(side).stream()).distinct().sorted()
                .filter(field -> there.stream().map(side -> States.text(side, field)).distinct().count() > 1)
                .map(field -> row(field, sides, side -> States.text(side, field)));
        return Stream.concat(presence, fields).toList();
    }

    private static Row row(String field, List<RecordState> sides, Function<RecordState, String> text) {
        List<String> cells = sides.stream().map(text).toList();
        return new Row(field, cells.get(0), cells.get(1), cells.get(2), cells.get(3));
    }

    private static String sentence(ConflictRecord conflict, RecordState remote, RecordState outcome) {
        return switch (conflict.state()) {
            case OPEN -> "Not decided yet: the next sync decides.";
            case WAITING -> "Waits for a person to decide.";
            case DECIDED -> {
                String by = conflict.resolver().map(name -> " (" + name + ")").orElse("");
                yield (same(outcome, remote) ? "The hub's version was kept"
                        : same(outcome, conflict.local()) ? "This edge's version was kept"
                                : "Both versions were joined")
                        + by + ".";
            }
        };
    }

    private static boolean same(RecordState one, RecordState other) {
        return one.equals(other) || one instanceof RecordState.Deleted && other instanceof RecordState.Deleted;
    }
}
