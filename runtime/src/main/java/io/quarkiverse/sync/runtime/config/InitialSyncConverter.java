package io.quarkiverse.sync.runtime.config;

import org.eclipse.microprofile.config.spi.Converter;

import io.quarkiverse.sync.InitialSync;

/** {@code merge}, {@code hub}, {@code local}, {@code require-empty}. */
public final class InitialSyncConverter implements Converter<InitialSync> {

    private static final long serialVersionUID = 1L;
    private static final Constants<InitialSync> CONSTANTS = new Constants<>(InitialSync.class);

    @Override
    public InitialSync convert(String value) {
        return CONSTANTS.named(value);
    }
}
