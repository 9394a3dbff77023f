package io.quarkiverse.sync.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

import io.quarkiverse.sync.store.OfflineStore;

/** Counts the transactions of runs, and lets something happen before and after each that settles. */
final class WatchedStore {

    final OfflineStore store;
    int transactions;
    Runnable before = () -> {
    };
    Runnable after = () -> {
    };

    WatchedStore(OfflineStore watched) {
        store = (OfflineStore) Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] { OfflineStore.class },
                (proxy, method, arguments) -> {
                    boolean settles = method.getName().equals("settle");
                    if (settles || method.getName().equals("read")) {
                        transactions++;
                    }
                    if (settles) {
                        before.run();
                    }
                    Object answer = invoke(method, watched, arguments);
                    if (settles) {
                        after.run();
                    }
                    return answer;
                });
    }

    private static Object invoke(Method method, OfflineStore store, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
