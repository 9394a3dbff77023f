package io.quarkiverse.sync.runtime.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.adapter.Checkpoint;
import io.quarkiverse.sync.adapter.FetchRequest;
import io.quarkiverse.sync.adapter.Fetched.Malformed;
import io.quarkiverse.sync.adapter.Fetched.Page;
import io.quarkiverse.sync.adapter.RemoteRecord;
import io.quarkiverse.sync.runtime.rest.RecordReader.UnreadableException;

/** Reads the answer to one pull. Not reusable. */
final class PageReader {

    private final FetchRequest request;
    private final RecordReader reader;
    private final byte[] body;

    private final Map<String, RemoteRecord> records = new LinkedHashMap<>();
    private final List<Malformed> malformed = new ArrayList<>();
    private int documents = -1;
    private String checkpoint;
    private Optional<Boolean> more = Optional.empty();
    private OptionalLong fence = OptionalLong.empty();

    PageReader(FetchRequest request, RecordReader reader, byte[] body) {
        this.request = request;
        this.reader = reader;
        this.body = body;
    }

    /**
     * @throws IOException if it is not JSON
     * @throws UnreadableException if it is JSON, but no page
     */
    Page read() throws IOException, UnreadableException {
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableException("it is not an object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                member(parser.currentName(), parser.nextToken(), parser);
            }
            if (parser.nextToken() != null) {
                throw new UnreadableException("something follows the object");
            }
        }
        if (documents < 0) {
            throw new UnreadableException("it has no array 'documents'");
        }
        if (checkpoint == null) {
            throw new UnreadableException("it has no object 'checkpoint', without which the next page cannot be asked for");
        }
        return page();
    }

    private Page page() throws UnreadableException {
        Checkpoint next = new Checkpoint(checkpoint);
        Cursor.of(next);
        // plain RxDB: only a page that is not full is the last one
        boolean exhausted = more.map(there -> !there).orElse(documents < request.maxRows());
        if (!exhausted && request.since().filter(next::equals).isPresent()) {
            throw new UnreadableException("there is more to come, but its checkpoint is the one that was asked from: "
                    + "the pull would never end");
        }
        return new Page(List.copyOf(records.values()), List.copyOf(malformed), next, exhausted, fence);
    }

    private void member(String name, JsonToken value, JsonParser parser) throws IOException, UnreadableException {
        switch (name) {
            case "documents" -> documents(value, parser);
            case "checkpoint" -> checkpoint = value == JsonToken.START_OBJECT ? toTheLetter(parser) : null;
            case "more" -> more = value.isBoolean() ? Optional.of(parser.getBooleanValue()) : Optional.empty();
            case "fence" -> fence = value == JsonToken.VALUE_NUMBER_INT ? OptionalLong.of(parser.getLongValue())
                    : OptionalLong.empty();
            default -> parser.skipChildren();
        }
    }

    private void documents(JsonToken value, JsonParser parser) throws IOException, UnreadableException {
        if (value != JsonToken.START_ARRAY) {
            throw new UnreadableException("'documents' is not an array");
        }
        documents = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            documents++;
            document(parser.readValueAsTree());
        }
    }

    private void document(JsonNode json) {
        String raw = json.toString();
        try {
            RemoteRecord record = reader.read(json);
            records.remove(record.id());
            records.put(record.id(), record);
        } catch (UnreadableException e) {
            malformed.add(new Malformed(reader.id(json), raw, e.getMessage()));
        }
    }

    private String toTheLetter(JsonParser parser) throws IOException {
        int start = (int) parser.currentTokenLocation().getByteOffset();
        parser.skipChildren();
        return new String(body, start, (int) parser.currentLocation().getByteOffset() - start, StandardCharsets.UTF_8);
    }
}
