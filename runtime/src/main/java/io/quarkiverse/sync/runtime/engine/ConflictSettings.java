package io.quarkiverse.sync.runtime.engine;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig;
import io.quarkiverse.sync.runtime.config.SyncRuntimeConfig.Conflict;

/**
 * What is configured for the conflicts of a collection, and where.
 *
 * @param own says what the collection says itself
 * @param inherited says the rest
 */
record ConflictSettings(PropertyNames properties, String collection, Optional<Conflict> own, Conflict inherited) {

    /** @param key of the property, behind {@code conflict.} */
    record Setting<T>(String key, Function<Conflict, Optional<T>> in) {

        static final Setting<String> STRATEGY = new Setting<>("strategy", Conflict::strategy);
        static final Setting<String> TIMESTAMP_FIELD = new Setting<>("timestamp-field", Conflict::timestampField);
        static final Setting<List<String>> CLIENT_FIELDS = new Setting<>("client-fields", Conflict::clientFields);
        static final Setting<List<String>> SERVER_FIELDS = new Setting<>("server-fields", Conflict::serverFields);
    }

    static ConflictSettings of(PropertyNames properties, String collection, SyncRuntimeConfig.Remote config) {
        return new ConflictSettings(properties, collection,
                Optional.ofNullable(config.collection().get(collection)).map(SyncRuntimeConfig.Collection::conflict),
                config.conflict());
    }

    String strategy() {
        return value(Setting.STRATEGY).orElse(Resolvers.SERVER_WINS);
    }

    <T> Optional<T> value(Setting<T> setting) {
        return own.flatMap(setting.in()).or(() -> setting.in().apply(inherited));
    }

    /** The property that holds the setting; that of the remote if none does. */
    String property(Setting<?> setting) {
        return property(setting, setting);
    }

    /** The property to set beside the one that holds {@code other}. */
    String property(Setting<?> setting, Setting<?> other) {
        String key = "conflict." + setting.key();
        return own.flatMap(other.in()).isPresent() ? properties.ofCollection(collection, key) : properties.of(key);
    }
}
