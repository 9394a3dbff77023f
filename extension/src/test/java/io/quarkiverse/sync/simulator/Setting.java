package io.quarkiverse.sync.simulator;

import java.util.List;
import java.util.Random;
import java.util.Set;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState;
import io.quarkiverse.sync.SyncOptions;
import io.quarkiverse.sync.SyncOptions.CollectionOptions;
import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.conflict.ClientWinsResolver;
import io.quarkiverse.sync.conflict.Conflict;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.MergeFieldsResolver;
import io.quarkiverse.sync.conflict.Resolution;
import io.quarkiverse.sync.conflict.ServerWinsResolver;
import io.quarkiverse.sync.conflict.TimestampBasedResolver;
import io.quarkiverse.sync.engine.EngineLimits;

/**
 * What a seed draws once.
 *
 * @param faults how likely a request meets a fault
 * @param crashes how likely a local commit is a crash
 * @param misfits whether the hub's application writes values that no edge can hold
 * @param stamps whether the hub stamps what it takes, so that its states never recur
 */
record Setting(int steps, double stay, double faults, double crashes, boolean bad, boolean purges, boolean restores,
        boolean stamps, boolean misfits, EngineLimits limits) {

    static Setting draw(Random random) {
        EngineLimits standard = EngineLimits.standard();
        return new Setting(40 + random.nextInt(80), 0.3 + 0.6 * random.nextDouble(), pick(random, 0, 0.1, 0.3),
                pick(random, 0, 0.01, 0.04), random.nextInt(4) == 0, random.nextInt(4) == 0, random.nextInt(10) == 0,
                random.nextBoolean(), random.nextInt(4) == 0,
                new EngineLimits(1 + random.nextInt(4), standard.pageBytes(), 1 + random.nextInt(4),
                        1 + random.nextInt(3), standard.leaseLife(), standard.logRetention()));
    }

    private static double pick(Random random, double... values) {
        return values[random.nextInt(values.length)];
    }

    static SyncOptions options(Random random) {
        SyncOptions.Builder options = SyncOptions.builder();
        for (Shape shape : Shape.ALL) {
            int strategy = random.nextInt(12);
            options.collection(shape.name(), CollectionOptions.NONE.withResolver(resolver(random))
                    .withServerManaged(Set.of(Shape.HUB_MANAGED))
                    .withStrategy(strategy == 0 ? SyncStrategy.PULL_ONLY
                            : strategy == 1 ? SyncStrategy.PUSH_ONLY : SyncStrategy.TWO_WAY));
        }
        return options.build();
    }

    private static ConflictResolver resolver(Random random) {
        List<ConflictResolver> resolvers = List.of(new ServerWinsResolver(), new ClientWinsResolver(),
                new TimestampBasedResolver("at"), new MergeFieldsResolver(Set.of("a"), Set.of("b")), new Own(), new Waiting());
        return resolvers.get(random.nextInt(20) == 0 ? 5 : random.nextInt(5));
    }

    /** A resolver as a user may write it: joins one field of both, fails now and then. */
    static final class Own implements ConflictResolver {

        @Override
        public Resolution resolve(Conflict conflict) {
            if (conflict.local() instanceof RecordState.Present local
                    && conflict.remote() instanceof RecordState.Present remote) {
                if (remote.document().get("b").asText().endsWith("77")) {
                    throw new IllegalStateException("no answer to 77");
                }
                var merged = remote.document().toJson();
                merged.put("c", join(local.document(), remote.document()));
                return new Resolution.Merged(Document.owning(merged));
            }
            return conflict.local() instanceof RecordState.Deleted ? new Resolution.TakeLocal() : new Resolution.TakeRemote();
        }

        private static String join(Document local, Document remote) {
            return Integer.toHexString((local.get("c").asText() + "+" + remote.get("c").asText()).hashCode());
        }
    }

    /** Leaves it to people. */
    static final class Waiting implements ConflictResolver {

        @Override
        public Resolution resolve(Conflict conflict) {
            return new Resolution.Wait("somebody has to look at it");
        }
    }
}
