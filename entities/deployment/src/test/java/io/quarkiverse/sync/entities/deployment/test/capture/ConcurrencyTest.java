package io.quarkiverse.sync.entities.deployment.test.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.Shop;
import io.quarkiverse.sync.entities.deployment.test.ShopTest;
import io.quarkiverse.sync.entities.deployment.test.shop.Customer;
import io.quarkus.test.QuarkusUnitTest;

/** Random transactions on random records in several threads: the captures are those of the commits, no more and no less. */
@Tag("invariant-01")
class ConcurrencyTest extends ShopTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = Shop.onH2();

    private static final long SEED = 42;
    private static final int THREADS = 4;
    private static final int TRANSACTIONS = 100;

    @Test
    void capturesAreThoseOfTheCommits() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        List<Future<Integer>> running = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
            int number = thread;
            running.add(threads.submit(() -> transactions(new Random(SEED + number), 1_000L * number)));
        }
        int expected = 0;
        for (Future<Integer> done : running) {
            expected += done.get();
        }
        threads.shutdown();
        assertThat(recordings.all()).hasSize(expected);
    }

    /** @return the changes that were committed */
    private int transactions(Random random, long firstId) {
        int changes = 0;
        Set<Long> there = new HashSet<>();
        for (int i = 0; i < TRANSACTIONS; i++) {
            boolean fails = random.nextInt(3) == 0;
            Set<Long> before = Set.copyOf(there);
            Set<Long> after = new HashSet<>(there);
            Set<Long> touched = new HashSet<>();
            try {
                in(() -> {
                    int steps = 1 + random.nextInt(6);
                    for (int step = 0; step < steps; step++) {
                        long id = firstId + random.nextInt(12);
                        step(random.nextInt(4), id, "name " + step, after);
                        touched.add(id);
                    }
                    em.flush();
                    if (fails) {
                        throw new IllegalArgumentException();
                    }
                });
                there = after;
                changes += (int) touched.stream().filter(id -> before.contains(id) || after.contains(id)).count();
            } catch (IllegalArgumentException e) {
                assertThat(fails).isTrue();
            }
        }
        return changes;
    }

    private void step(int what, long id, String name, Set<Long> there) {
        Customer customer = em.find(Customer.class, id);
        if (customer == null) {
            em.persist(new Customer(id, name));
            there.add(id);
        } else if (what == 0) {
            em.remove(customer);
            em.flush();
            there.remove(id);
        } else if (what == 1) {
            em.flush();
            em.clear();
            stateless.update(new Customer(id, name + " stateless " + System.nanoTime()));
        } else {
            customer.name = name + System.nanoTime();
        }
    }
}
