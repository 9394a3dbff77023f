package io.quarkiverse.sync.runtime.store;

/** What others say of a failure, such as a remote: any text, of which PostgreSQL keeps all but the character 0. */
final class MessageText {

    private static final char REPLACEMENT = '\uFFFD';

    private MessageText() {
    }

    static String of(String message) {
        return message.replace('\0', REPLACEMENT);
    }
}
