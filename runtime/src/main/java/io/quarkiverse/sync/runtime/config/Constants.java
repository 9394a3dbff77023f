package io.quarkiverse.sync.runtime.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import io.quarkiverse.sync.entities.runtime.config.Suggestion;

/** Reads a constant as it is written in configuration ({@code two-way}), and suggests one if it does not know it. */
final class Constants<E extends Enum<E>> {

    private final Map<String, E> byName = new LinkedHashMap<>();

    Constants(Class<E> type) {
        for (E constant : type.getEnumConstants()) {
            byName.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
        }
    }

    E named(String text) {
        E constant = byName.get(text.strip().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (constant == null) {
            throw new IllegalArgumentException("'%s' is not known, %s".formatted(text,
                    Suggestion.among(text, byName.keySet())));
        }
        return constant;
    }
}
