package io.quarkiverse.sync;

import java.util.OptionalInt;

/** The remote answered, but not as its protocol says. Does not heal itself as a rule. Own adapters may extend it. */
public non-sealed class AdapterException extends SyncException {

    private final int httpStatus;

    public AdapterException(String message, Throwable cause) {
        this(message, 0, cause);
    }

    /** @param httpStatus 0 if there is none */
    public AdapterException(String message, int httpStatus, Throwable cause) {
        super(message, cause);
        this.httpStatus = httpStatus;
    }

    public OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }
}
