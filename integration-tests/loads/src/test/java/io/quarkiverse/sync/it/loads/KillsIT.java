package io.quarkiverse.sync.it.loads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.quarkiverse.sync.it.Database;

/**
 * Edge and hub are killed at random moments while both sides write and sync, and come back; in the end both hold the same and
 * no write is missing. {@code -Dkills} asks for more, {@code -Dseed} for other moments.
 */
class KillsIT {

    @ParameterizedTest
    @EnumSource(Database.class)
    void noWriteIsLost(Database database) throws InterruptedException {
        long seed = Long.getLong("seed", System.nanoTime());
        int databases = Database.values().length;
        int kills = (Integer.getInteger("kills", 10) + databases - 1) / databases;
        assertThat(kills).as("kills").isPositive();
        Random random = new Random(seed);
        Ledger ledger = new Ledger();
        long begin = System.nanoTime();
        try (KillStand stand = new KillStand(database)) {
            String killed = kill(stand, ledger, random, kills);
            long quiet = System.nanoTime();
            List<String> differences = stand.settle();
            History history = stand.history(ledger);
            List<String> forgotten = history.forgotten();
            List<String> lost = history.lost();
            Figures.tell("kills: %s, seed %d, %d %s in %d s, settled in %d s, %d writes acknowledged, %d committed, "
                    + "%d conflicts, %d differences, %d forgotten, %d lost", database.label(), seed, kills, killed,
                    seconds(quiet - begin), seconds(System.nanoTime() - quiet), ledger.acknowledged().size(),
                    history.committed(), history.conflicts(), differences.size(), forgotten.size(), lost.size());
            assertThat(differences).isEmpty();
            assertThat(forgotten).isEmpty();
            assertThat(lost).isEmpty();
        }
    }

    private static String kill(KillStand stand, Ledger ledger, Random random, int kills) throws InterruptedException {
        try (Crowd crowd = new Crowd()) {
            Editor[] editors = new Editor[4];
            for (int i = 0; i < editors.length; i++) {
                boolean atTheHub = i % 2 == 0;
                editors[i] = new Editor((atTheHub ? "h" : "e") + i, (atTheHub ? stand.hub : stand.edge).app(), ledger,
                        new Random(random.nextLong()));
            }
            stand.seed(editors[1], editors[0]);
            for (Editor editor : editors) {
                crowd.add(editor);
            }
            crowd.add(stand::sync);
            return stand.kill(random, kills);
        }
    }

    private static long seconds(long nanos) {
        return nanos / 1_000_000_000;
    }
}
