package io.quarkiverse.sync.runtime.rest;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.adapter.BatchSupport;
import io.quarkiverse.sync.adapter.Call;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched;
import io.quarkiverse.sync.adapter.NetworkAdapter;
import io.quarkiverse.sync.adapter.PushRequest;
import io.quarkiverse.sync.adapter.Pushed;
import io.quarkiverse.sync.runtime.rest.RecordReader.UnreadableException;
import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;

/**
 * Speaks the RxDB replication protocol in the shape of rxdb-server; to a peer that echoes the profile's header, our profile
 * of it. Thread-safe.
 */
public final class RestAdapter implements NetworkAdapter, BatchSupport {

    static final String PROFILE_HEADER = "Sync-Profile";
    static final String EPOCH_HEADER = "Sync-Epoch";

    /** rxdb-server takes bodies up to 100 kB. */
    private static final long PLAIN_BATCH_BYTES = 90_000;
    private static final long PROFILE_BATCH_BYTES = 1_000_000;
    private static final Duration LONGEST_PROBE = Duration.ofSeconds(5);

    private final RestSettings settings;
    private final Function<String, String> idField;
    private final RestApi api;
    private final Exchange exchange;
    private final Peers peers = new Peers();

    /** @param idField the field that holds the id of a collection's records */
    public RestAdapter(RestSettings settings, Function<String, String> idField) {
        this.settings = settings;
        this.idField = idField;
        this.api = api(settings);
        this.exchange = new Exchange(settings);
    }

    private static RestApi api(RestSettings settings) {
        return QuarkusRestClientBuilder.newBuilder().baseUri(settings.url())
                .connectTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .readTimeout(settings.timeout().toMillis(), TimeUnit.MILLISECONDS)
                .disableDefaultMapper(true)
                .clientHeadersFactory((incoming, outgoing) -> {
                    MultivaluedMap<String, String> headers = new MultivaluedHashMap<>(settings.headers());
                    headers.putSingle(PROFILE_HEADER, "1");
                    return headers;
                })
                .build(RestApi.class);
    }

    @Override
    public Fetched fetchChanges(FetchRequest request, Call call) {
        Answer answer;
        try {
            answer = pull(request, call);
        } catch (Unanswered e) {
            throw unreachable(e);
        }
        if (!answer.ok()) {
            return refused(answer, request.collection());
        }
        try {
            Fetched.Page page = new PageReader(request, reader(request.collection()), answer.body()).read();
            peers.saw(request.collection(), answer);
            return page;
        } catch (IOException | UnreadableException e) {
            throw new AdapterException(("the answer of remote '%s' to the pull of collection '%s' is not a page (%s): %s. "
                    + "Nothing was applied of it. Check that %s leads to a sync hub").formatted(settings.remote(),
                            request.collection(), answer.excerpt(), e.getMessage(), settings.urlProperty()),
                    answer.status(), e);
        }
    }

    private Answer pull(FetchRequest request, Call call) {
        Map<String, String> query = new PullQuery(request, peers.profile(request.collection()).orElse(false)).parameters();
        return exchange.send(0, call, () -> api.pull(request.collection(), request.version(), query));
    }

    @Override
    public Pushed sendChange(PushRequest.Single request, Call call) {
        return sendBatch(new PushRequest(request.collection(), request.version(), request.known(), List.of(request.change())),
                call);
    }

    @Override
    public Pushed sendBatch(PushRequest request, Call call) {
        String collection = request.collection();
        if (peers.profile(collection).isEmpty()) {
            Fetched first = fetchChanges(PullQuery.smallest(request), call);
            if (first instanceof Fetched.CheckpointRefused refused) {
                return new Pushed.CheckpointRefused(refused.reason());
            }
        }
        byte[] rows = new PushRows(idField.apply(collection), peers.profile(collection).orElse(false)).write(request.changes());
        if (rows.length > maxBatchBytes() && request.changes().size() > 1) {
            return new Pushed.TooLarge("%d bytes, the limit is %d".formatted(rows.length, maxBatchBytes()));
        }
        PushAnswer reader = new PushAnswer(request.changes(), reader(collection));
        try {
            return answered(push(request, rows, call), rows.length, collection, reader);
        } catch (Unanswered e) {
            if (e.maybeTaken()) {
                return reader.unknown(e.getMessage());
            }
            throw unreachable(e);
        }
    }

    private Answer push(PushRequest request, byte[] rows, Call call) {
        String epoch = request.known().flatMap(known -> Cursor.of(known).epoch()).orElse(null);
        return exchange.send(rows.length, call, () -> api.push(request.collection(), request.version(), epoch, rows));
    }

    private Pushed answered(Answer answer, int bytes, String collection, PushAnswer reader) {
        if (answer.ok()) {
            return reader.read(answer);
        }
        if (answer.status() == 413) {
            return new Pushed.TooLarge("%d bytes were refused: %s".formatted(bytes, new Refusal(answer).message()));
        }
        if (answer.status() >= 500) {
            return reader.unknown("answered %d (%s)".formatted(answer.status(), answer.excerpt()));
        }
        Fetched.CheckpointRefused refused = refused(answer, collection);
        return new Pushed.CheckpointRefused(refused.reason());
    }

    private Fetched.CheckpointRefused refused(Answer answer, String collection) {
        Refusal refusal = new Refusal(answer);
        return refusal.checkpointRefused().map(Fetched.CheckpointRefused::new)
                .orElseThrow(() -> refusal.exception("collection '%s'".formatted(collection), settings));
    }

    private NetworkException unreachable(Unanswered e) {
        return new NetworkException("remote '%s' (%s) cannot be reached: %s. Changes wait; the next run goes on from here"
                .formatted(settings.remote(), settings.url(), e.getMessage()), e.retryAfter().orElse(null), e);
    }

    private RecordReader reader(String collection) {
        return new RecordReader(idField.apply(collection));
    }

    @Override
    public int maxBatchRows() {
        return settings.batchRows();
    }

    @Override
    public long maxBatchBytes() {
        return settings.batchBytes().orElse(peers.allSpeakProfile() ? PROFILE_BATCH_BYTES : PLAIN_BATCH_BYTES);
    }

    @Override
    public boolean isOnline(Call call) {
        Duration patience = settings.timeout().compareTo(LONGEST_PROBE) < 0 ? settings.timeout() : LONGEST_PROBE;
        try {
            exchange.probe(patience, call, api::probe);
            return true;
        } catch (Unanswered e) {
            throw unreachable(e);
        }
    }

    @Override
    public void close() {
        try {
            ((Closeable) api).close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
