package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.Fetched.Page;

/** Reads the pages of a collection, one ahead of what is settled. */
final class PageReader {

    private final Run run;
    private final CollectionPlan plan;
    private final List<String> tickets;
    private CompletableFuture<Fetched> ahead;

    /** @param tickets of what is left out of all pages */
    PageReader(Run run, CollectionPlan plan, Optional<Checkpoint> since, List<String> tickets) {
        this.run = run;
        this.plan = plan;
        this.tickets = tickets;
        this.ahead = CompletableFuture.supplyAsync(() -> fetch(since), Runnable::run);
    }

    Fetched next() {
        Fetched fetched = Futures.join(ahead);
        if (fetched instanceof Page page && !page.exhausted()) {
            ahead = CompletableFuture.supplyAsync(() -> fetch(Optional.of(page.next())), run.ports().worker());
        }
        return fetched;
    }

    /** Waits for what is still being read. */
    void finish() {
        Futures.await(ahead);
    }

    private Fetched fetch(Optional<Checkpoint> since) {
        Fetched fetched = run.exchange(call -> run.adapter.fetchChanges(new FetchRequest(plan.name(),
                plan.schema().version(), since, run.limits.pageRows(), run.limits.pageBytes(), tickets,
                plan.fields(), plan.queryParameters()), call));
        if (fetched instanceof Page page && !page.exhausted() && since.equals(Optional.of(page.next()))) {
            throw new AdapterException("the remote answers a pull of collection '%s' with more to come and the checkpoint that "
                    .formatted(plan.name()) + "was sent: the pull would never end", null);
        }
        if (fetched instanceof Fetched.CheckpointRefused refused && since.isEmpty()) {
            throw new AdapterException("the remote refuses to give collection '%s' from the beginning: %s"
                    .formatted(plan.name(), refused.reason()), null);
        }
        return fetched;
    }
}
