package io.quarkiverse.sync.it.loads;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.quarkiverse.sync.it.Application;

/** A user of one side, who goes on as soon as the application is back. */
final class Editor implements Crowd.Member {

    static final List<String> COLLECTIONS = List.of("server-wins", "client-wins", "timestamp");

    private static final int RECORDS = 300;
    private static final int LONGEST_PAUSE_MILLIS = 20;
    private static final int PUTS_PER_DELETE = 7;

    private final String name;
    private final Application app;
    private final Ledger ledger;
    private final Random random;
    private int writes;

    Editor(String name, Application app, Ledger ledger, Random random) {
        this.name = name;
        this.app = app;
        this.ledger = ledger;
        this.random = random;
    }

    private record Write(String id, String token, boolean delete) {
        @Override
        public String toString() {
            return "{\"id\":\"%s\",\"token\":\"%s\",\"delete\":%s}".formatted(id, token, delete);
        }
    }

    @Override
    public boolean act() throws InterruptedException {
        try {
            write(COLLECTIONS.get(random.nextInt(COLLECTIONS.size())),
                    List.of(next(random.nextInt(RECORDS), random.nextInt(PUTS_PER_DELETE + 1) == 0)));
        } catch (UncheckedIOException e) {
            // Killed before it answered: what was written, if anything, the notes of the application tell.
        }
        Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
        return true;
    }

    /** All in one transaction. */
    void put(String collection, IntStream records) {
        write(collection, records.mapToObj(record -> next(record, false)).toList());
    }

    private Write next(int record, boolean delete) {
        return new Write("r%04d".formatted(record), name + '-' + writes++, delete);
    }

    private void write(String collection, List<Write> transaction) {
        transaction.forEach(write -> ledger.begun(write.token()));
        try {
            HttpResponse<String> answer = app.send("POST", "/control/load/" + collection + "/noted",
                    transaction.stream().map(Write::toString).collect(Collectors.joining(",", "[", "]")));
            if (answer.statusCode() == 200) {
                transaction.stream().map(Write::token).filter(token -> answer.body().contains('"' + token + '"'))
                        .forEach(ledger::acknowledged);
            }
        } finally {
            transaction.forEach(write -> ledger.ended(write.token()));
        }
    }
}
