package io.quarkiverse.sync.engine;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import io.quarkiverse.sync.Document;

/** Names for what has none. */
final class Hashes {

    private Hashes() {
    }

    static String of(String text) {
        return Document.owning(JsonNodeFactory.instance.objectNode().put("text", text)).hash();
    }
}
