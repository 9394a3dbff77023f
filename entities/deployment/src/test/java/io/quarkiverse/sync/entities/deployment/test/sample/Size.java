package io.quarkiverse.sync.entities.deployment.test.sample;

import jakarta.persistence.Embeddable;

/** With a part that cannot be null, and a mind of its own. */
@Embeddable
public record Size(String unit, int amount) {

    public Size {
        if (amount < 0) {
            throw new IllegalStateException("less than nothing");
        }
    }
}
