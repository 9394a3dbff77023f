package io.quarkiverse.sync.server.runtime.rest;

/** The header by which a client asks for more than plain RxDB, and the hub says that it has it. */
final class Profile {

    static final String HEADER = "Sync-Profile";
    static final String VERSION = "1";

    private Profile() {
    }

    static boolean asked(String header) {
        return VERSION.equals(header);
    }
}
