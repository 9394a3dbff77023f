package io.quarkiverse.sync.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.NetworkException;

/** Loses, doubles and delays requests and answers, as the seed says. */
final class Network {

    private final Random random;
    private final Journal journal;
    private final List<Late> late = new ArrayList<>();
    private double faults;

    private record Late(Runnable delivery) {
    }

    Network(Random random, Journal journal, double faults) {
        this.random = random;
        this.journal = journal;
        this.faults = faults;
    }

    /** @param unanswered what the run is told of a lost answer, if it goes on */
    <T> T exchange(Process process, Supplier<String> what, Supplier<T> atHub, Supplier<T> unanswered) {
        process.port();
        if (process.edge().offline()) {
            throw new NetworkException("no network", null);
        }
        int fate = random.nextDouble() < faults ? random.nextInt(7) : 7;
        T answer = switch (fate) {
            case 0 -> {
                tell(what, "is lost");
                yield timeOut(unanswered);
            }
            case 1 -> {
                deliver(what, "(its answer is lost)", atHub);
                process.linger();
                yield timeOut(unanswered);
            }
            case 2 -> {
                late.add(new Late(() -> deliver(what, "(late)", atHub)));
                tell(what, "is delayed");
                yield timeOut(unanswered);
            }
            case 3 -> {
                late.add(new Late(() -> deliver(what, "(again, late)", atHub)));
                yield deliver(what, "", atHub);
            }
            case 4 -> {
                deliver(what, "(first of two)", atHub);
                process.port();
                yield deliver(what, "(second of two)", atHub);
            }
            case 5 -> {
                deliver(what, "(its answer is spoiled)", atHub);
                throw new AdapterException("a page of a hotel's network", 200, null);
            }
            case 6 -> {
                process.linger();
                yield deliver(what, "", atHub);
            }
            default -> deliver(what, "", atHub);
        };
        process.port();
        return answer;
    }

    /** Ends the run, or leaves it with one thing that nobody knows. */
    private <T> T timeOut(Supplier<T> unanswered) {
        if (random.nextBoolean()) {
            return unanswered.get();
        }
        throw new NetworkException("time-out", null);
    }

    private <T> T deliver(Supplier<String> what, String how, Supplier<T> atHub) {
        T answer = atHub.get();
        tell(what, how + " -> " + (journal.recording() ? answer : ""));
        return answer;
    }

    private void tell(Supplier<String> what, String how) {
        if (journal.recording()) {
            journal.add("%s %s", what.get(), how);
        }
    }

    void deliverLate() {
        if (!late.isEmpty()) {
            late.remove(random.nextInt(late.size())).delivery.run();
        }
    }

    /** Where a state could recur while an older request is outstanding, no compare-and-set could tell. */
    void forgetLate() {
        late.clear();
    }

    void heal() {
        faults = 0;
        while (!late.isEmpty()) {
            deliverLate();
        }
    }
}
