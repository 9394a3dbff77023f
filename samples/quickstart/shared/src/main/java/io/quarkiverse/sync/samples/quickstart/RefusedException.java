package io.quarkiverse.sync.samples.quickstart;

/** What a person asked for cannot be done; the message says why. */
public class RefusedException extends RuntimeException {

    public RefusedException(String message) {
        super(message);
    }
}
