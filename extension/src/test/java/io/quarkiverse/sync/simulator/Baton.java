package io.quarkiverse.sync.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets one of several threads run at a time; who is next is drawn from the seed. What the director does is done by the thread
 * that draws it: a switch of threads is what costs.
 */
final class Baton {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "simulated");
        thread.setDaemon(true);
        return thread;
    });

    private final Random random;
    private final double stay;
    private final Actor director = new Actor(() -> {
    });
    private final List<Actor> actors = new ArrayList<>(List.of(director));
    private Supplier<Optional<Actor>> directing = Optional::empty;
    private Actor current = director;
    private int silent;

    /** @param stay how likely a thread goes on where it could hand over */
    Baton(Random random, double stay) {
        this.random = random;
        this.stay = stay;
        director.begun = true;
    }

    /** One who may hold the baton. */
    static final class Actor {
        private final Semaphore turn = new Semaphore(0);
        private final Runnable body;
        private boolean begun;
        private boolean frozen;
        private boolean ended;

        private Actor(Runnable body) {
            this.body = body;
        }

        boolean ended() {
            return ended;
        }

        void freeze(boolean frozen) {
            this.frozen = frozen;
        }
    }

    Actor start(Runnable body) {
        Actor actor = new Actor(body);
        actors.add(actor);
        return actor;
    }

    /** Perhaps lets others run. */
    void pass() {
        if (silent == 0 && hands()) {
            handTo(drawn());
        }
    }

    /**
     * For the director's thread: returns when {@code turns} is empty. It is asked whenever the director is drawn, on whichever
     * thread, and says who goes on.
     */
    void direct(Supplier<Optional<Actor>> turns) {
        directing = turns;
        handTo(directed());
    }

    /** For a turn of the director: whom it lets run, if it does; empty: it goes on itself. */
    Optional<Actor> letRun() {
        return hands() ? Optional.of(next()).filter(actor -> actor != director) : Optional.empty();
    }

    /** For the director: lets the others run until this one has ended. */
    void await(Actor actor) {
        direct(() -> actor.ended ? Optional.empty() : Optional.of(other()));
    }

    private Actor other() {
        List<Actor> others = actors.stream().filter(other -> other != director && !other.frozen).toList();
        return others.get(random.nextInt(others.size()));
    }

    /** Runs without handing over. */
    void silently(Runnable task) {
        silent++;
        try {
            task.run();
        } finally {
            silent--;
        }
    }

    private boolean hands() {
        return random.nextDouble() >= stay;
    }

    private Actor drawn() {
        Actor next = next();
        return next == director ? directed() : next;
    }

    private Actor directed() {
        return directing.get().orElse(director);
    }

    private Actor next() {
        List<Actor> awake = actors.stream().filter(actor -> !actor.frozen).toList();
        return awake.get(random.nextInt(awake.size()));
    }

    private void handTo(Actor next) {
        Actor me = current;
        if (next != me) {
            wake(next);
            me.turn.acquireUninterruptibly();
        }
    }

    private void wake(Actor next) {
        current = next;
        if (next.begun) {
            next.turn.release();
        } else {
            next.begun = true;
            THREADS.execute(() -> run(next));
        }
    }

    private void run(Actor actor) {
        try {
            actor.body.run();
        } finally {
            actor.ended = true;
            actors.remove(actor);
            wake(drawn());
        }
    }
}
