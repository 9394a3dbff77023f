package io.quarkiverse.sync.adapter;

/**
 * The way to one remote. Blocking; no transaction is open on its thread when it is called; every wait ends when the call is
 * cancelled or its deadline passes. A run makes one call after the other, but not all on one thread, nor on that of its
 * caller. An adapter that can send several changes at once also implements {@link BatchSupport}.
 * <p>
 * What goes wrong with the network or the remote as a whole is thrown as {@link io.quarkiverse.sync.NetworkException} or
 * {@link io.quarkiverse.sync.AdapterException}; what goes wrong with one record is an outcome or a {@link Fetched.Malformed}.
 */
public interface NetworkAdapter extends AutoCloseable {

    /**
     * Asks for one page.
     *
     * @throws io.quarkiverse.sync.NetworkException if the remote cannot be reached or cannot answer now
     * @throws io.quarkiverse.sync.AdapterException if the answer is not what the protocol says
     */
    Fetched fetchChanges(FetchRequest request, Call call);

    /**
     * Sends one change. When it cannot be told whether the remote got it, the outcome is {@link PushOutcome.Unknown}.
     *
     * @throws io.quarkiverse.sync.NetworkException if the remote certainly did not get it
     * @throws io.quarkiverse.sync.AdapterException if the remote refuses the request as a whole
     */
    Pushed sendChange(PushRequest.Single request, Call call);

    /**
     * Whether the remote answers at all; cheap, asked before a run and by network status.
     *
     * @throws io.quarkiverse.sync.NetworkException instead of {@code false}, where there is a reason to tell
     */
    boolean isOnline(Call call);

    /** Ends what is open; calls that run are cancelled before by the engine. */
    @Override
    void close();
}
