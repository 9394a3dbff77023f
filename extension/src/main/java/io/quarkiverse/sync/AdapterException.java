package io.quarkiverse.sync;

import java.util.OptionalInt;

/** The remote answered, but not as its protocol says. Does not heal itself as a rule. Own adapters may extend it. */
public non-sealed class AdapterException extends SyncException {

    private final int httpStatus;

    /** @param cause may be null */
    public AdapterException(String message, Throwable cause) {
        this(message, 0, cause);
    }

    /**
     * @param httpStatus 0 if there is none
     * @param cause may be null
     */
    public AdapterException(String message, int httpStatus, Throwable cause) {
        super(message, cause);
        this.httpStatus = httpStatus;
    }

    /** The status of the answer, where there was one. */
    public OptionalInt httpStatus() {
        return httpStatus == 0 ? OptionalInt.empty() : OptionalInt.of(httpStatus);
    }
}
