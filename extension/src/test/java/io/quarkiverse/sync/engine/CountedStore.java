package io.quarkiverse.sync.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

import io.quarkiverse.sync.store.OfflineStore;

/** Counts the transactions of runs. */
final class CountedStore {

    final OfflineStore store;
    int transactions;

    CountedStore(OfflineStore counted) {
        store = (OfflineStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { OfflineStore.class },
                (proxy, method, arguments) -> {
                    if (method.getName().equals("settle") || method.getName().equals("read")) {
                        transactions++;
                    }
                    try {
                        return method.invoke(counted, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
