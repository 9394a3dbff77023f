package io.quarkiverse.sync.engine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

import io.quarkiverse.sync.NetworkException;
import io.quarkiverse.sync.SynchronizationEngine.NetworkStatus;
import io.quarkiverse.sync.SynchronizationEngine.Registration;

/** Whether the remote can be reached, as last told, probed or found out by a run. */
final class Connectivity {

    private final String remote;
    private final BooleanSupplier probe;
    private final List<Consumer<NetworkStatus>> listeners = new CopyOnWriteArrayList<>();
    private Optional<Boolean> told = Optional.empty();
    private NetworkStatus status = NetworkStatus.UNKNOWN;

    Connectivity(String remote, BooleanSupplier probe) {
        this.remote = remote;
        this.probe = probe;
    }

    boolean online() {
        try {
            look();
            return true;
        } catch (NetworkException offline) {
            return false;
        }
    }

    /**
     * Before a run. One that was online is not asked: if that has changed, the first request of the run tells, at the price of
     * its retries; the next run asks first and gives up at once.
     *
     * @throws NetworkException with the reason, if the remote cannot be reached
     */
    void requireOnline() {
        if (status() != NetworkStatus.ONLINE) {
            look();
        }
    }

    /** A run could not reach the remote. */
    void lost() {
        if (told().isEmpty()) {
            became(NetworkStatus.OFFLINE);
        }
    }

    private void look() {
        try {
            check();
        } catch (NetworkException offline) {
            became(NetworkStatus.OFFLINE);
            throw offline;
        }
        became(NetworkStatus.ONLINE);
    }

    private void check() {
        Optional<Boolean> told = told();
        if (told.isPresent() && !told.get()) {
            throw new NetworkException("remote '%s' was set to offline; sync again when it is set to online"
                    .formatted(remote), null);
        }
        if (told.isEmpty() && !probe.getAsBoolean()) {
            throw new NetworkException("remote '%s' cannot be reached; changes are kept and go up with a later run"
                    .formatted(remote), null);
        }
    }

    void tell(boolean online) {
        synchronized (this) {
            told = Optional.of(online);
        }
        became(online ? NetworkStatus.ONLINE : NetworkStatus.OFFLINE);
    }

    void clear() {
        synchronized (this) {
            told = Optional.empty();
        }
        became(NetworkStatus.UNKNOWN);
    }

    Registration listen(Consumer<NetworkStatus> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private synchronized NetworkStatus status() {
        return status;
    }

    private synchronized Optional<Boolean> told() {
        return told;
    }

    private void became(NetworkStatus now) {
        synchronized (this) {
            if (status == now) {
                return;
            }
            status = now;
        }
        listeners.forEach(listener -> listener.accept(now));
    }
}
