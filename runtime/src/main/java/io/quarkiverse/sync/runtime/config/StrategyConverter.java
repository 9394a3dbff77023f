package io.quarkiverse.sync.runtime.config;

import org.eclipse.microprofile.config.spi.Converter;

import io.quarkiverse.sync.SyncStrategy;

/** {@code two-way}, {@code pull-only}, {@code push-only}. */
public final class StrategyConverter implements Converter<SyncStrategy> {

    private static final long serialVersionUID = 1L;
    private static final Constants<SyncStrategy> CONSTANTS = new Constants<>(SyncStrategy.class);

    @Override
    public SyncStrategy convert(String value) {
        return CONSTANTS.named(value);
    }
}
