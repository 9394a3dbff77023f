package io.quarkiverse.sync.entities.runtime.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;

import io.quarkus.runtime.configuration.ConfigurationException;

/** Numbers, sizes and times in a configuration that nothing could be done with. */
public final class WrongValues {

    private final UnaryOperator<String> properties;
    private final Set<String> wrong = new TreeSet<>();
    private final List<String> messages = new ArrayList<>();

    /** @param properties the name of a property as a user writes it, from its key */
    public WrongValues(UnaryOperator<String> properties) {
        this.properties = properties;
    }

    /** What is below a millisecond counts as nothing. */
    public void positive(String key, Duration value) {
        require(value.toMillis() > 0, key, value, "greater than 0");
    }

    public void positive(String key, long value) {
        require(value > 0, key, value, "greater than 0");
    }

    public void notNegative(String key, Duration value) {
        require(!value.isNegative(), key, value, "0 or greater");
    }

    public void notNegative(String key, long value) {
        require(value >= 0, key, value, "0 or greater");
    }

    public void ratio(String key, double value) {
        require(value >= 0 && value <= 1, key, value, "from 0 to 1");
    }

    private void require(boolean fits, String key, Object written, String expected) {
        if (!fits) {
            String property = properties.apply(key);
            wrong.add(property);
            messages.add("%s is '%s', but must be %s".formatted(property, written, expected));
        }
    }

    /** @throws ConfigurationException with all that is wrong, if there is something */
    public void fail() {
        if (!messages.isEmpty()) {
            throw new ConfigurationException(String.join("\n", messages), wrong);
        }
    }
}
