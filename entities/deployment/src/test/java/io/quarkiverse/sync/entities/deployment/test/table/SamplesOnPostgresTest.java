package io.quarkiverse.sync.entities.deployment.test.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.quarkiverse.sync.entities.deployment.test.sample.Region;
import io.quarkiverse.sync.entities.deployment.test.sample.SampleTest;
import io.quarkus.test.QuarkusUnitTest;

class SamplesOnPostgresTest extends ToldRows {

    @RegisterExtension
    static final QuarkusUnitTest APP = SampleTest.onPostgres();

    @Test
    @Tag("invariant-17")
    void aLockedRowStillTakesChildren() {
        in(() -> em.persist(new Region(1, "north")));
        session(session -> {
            regions().table().lock(session, List.of("1"), Duration.ZERO);
            return CompletableFuture.supplyAsync(() -> apply(present(sample(UUID.randomUUID(), "'regionId':'1'"))))
                    .orTimeout(20, TimeUnit.SECONDS).join();
        });
        assertThat(recordings.count("Sample")).isEqualTo(2);
    }

    @Override
    List<String> changesText() {
        return List.of("""
                create or replace function by_the_database() returns trigger as
                'begin new.text = ''by the database''; return new; end' language plpgsql""",
                "create trigger changed before insert on Changed for each row execute function by_the_database()");
    }
}
