package io.quarkiverse.sync.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Lets one of several threads run at a time; who is next is drawn from the seed. */
final class Baton {

    private static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "simulated");
        thread.setDaemon(true);
        return thread;
    });

    private final Random random;
    private final double stay;
    private final Actor director = new Actor();
    private final List<Actor> actors = new ArrayList<>(List.of(director));
    private Actor current = director;
    private int silent;

    /** @param stay how likely a thread goes on where it could hand over */
    Baton(Random random, double stay) {
        this.random = random;
        this.stay = stay;
    }

    /** One who may hold the baton. */
    static final class Actor {
        private final Semaphore turn = new Semaphore(0);
        private boolean frozen;
        private boolean ended;

        boolean ended() {
            return ended;
        }

        void freeze(boolean frozen) {
            this.frozen = frozen;
        }
    }

    Actor start(Runnable body) {
        Actor actor = new Actor();
        actors.add(actor);
        THREADS.execute(() -> {
            actor.turn.acquireUninterruptibly();
            try {
                body.run();
            } finally {
                actor.ended = true;
                actors.remove(actor);
                current = next();
                current.turn.release();
            }
        });
        return actor;
    }

    /** Perhaps lets others run. */
    void pass() {
        if (silent == 0 && random.nextDouble() >= stay) {
            handTo(next());
        }
    }

    /** For the director: lets the others run until this one has ended. */
    void await(Actor actor) {
        while (!actor.ended) {
            List<Actor> others = actors.stream().filter(other -> other != director && !other.frozen).toList();
            handTo(others.get(random.nextInt(others.size())));
        }
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

    private Actor next() {
        List<Actor> awake = actors.stream().filter(actor -> !actor.frozen).toList();
        return awake.get(random.nextInt(awake.size()));
    }

    private void handTo(Actor next) {
        Actor me = current;
        if (next != me) {
            current = next;
            next.turn.release();
            me.turn.acquireUninterruptibly();
        }
    }
}
