package io.quarkiverse.sync.server.runtime.pull;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.server.runtime.Json;
import io.quarkiverse.sync.server.runtime.feed.Cursor;

/** A page while it fills: documents by id, a later one of the same record in place of the earlier. */
final class Page {

    private static final byte[] BEGIN = "{\"documents\":[".getBytes(StandardCharsets.UTF_8);

    private final int limit;
    private final long maxBytes;
    private final LinkedHashMap<String, byte[]> documents = new LinkedHashMap<>();
    private long bytes;
    private String lastId;

    Page(PullRequest request) {
        this.limit = request.limit();
        this.maxBytes = request.maxBytes();
        this.lastId = request.lastId();
    }

    int room() {
        return limit - documents.size();
    }

    /** Whether it takes no more: by rows, or by bytes as soon as it holds anything. */
    boolean full() {
        return room() == 0 || !documents.isEmpty() && bytes >= maxBytes;
    }

    void put(String id, byte[] document) {
        remove(id);
        documents.put(id, document);
        bytes += document.length;
        lastId = id;
    }

    void remove(String id) {
        byte[] before = documents.remove(id);
        bytes -= before == null ? 0 : before.length;
    }

    byte[] plain(Cursor next) {
        return write(checkpoint(next), "");
    }

    byte[] profile(Cursor next, boolean more, long fence) {
        return write(checkpoint(next).put("epoch", next.epoch()), ",\"more\":" + more + ",\"fence\":" + fence);
    }

    private ObjectNode checkpoint(Cursor next) {
        return Json.MAPPER.createObjectNode().put("id", lastId).put("lwt", next.toString());
    }

    private byte[] write(ObjectNode checkpoint, String rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(
                (int) Math.min(bytes + documents.size() + 512, Integer.MAX_VALUE - 8));
        out.writeBytes(BEGIN);
        String separator = "";
        for (byte[] document : documents.values()) {
            out.writeBytes(separator.getBytes(StandardCharsets.UTF_8));
            out.writeBytes(document);
            separator = ",";
        }
        out.writeBytes(("],\"checkpoint\":" + Json.text(checkpoint) + rest + "}").getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
