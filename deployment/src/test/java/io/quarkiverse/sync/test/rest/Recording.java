package io.quarkiverse.sync.test.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Traffic recorded between RxDB's own client and rxdb-server. */
final class Recording {

    /** @param first the request line, or the status line */
    record Message(String first, String body) {
        Optional<String> contentType(Recording recording, int number) {
            Matcher type = Pattern.compile("(?m)^Content-Type: (.+)$").matcher(recording.text(number, "RESPONSE"));
            return type.find() ? Optional.of(type.group(1).strip()) : Optional.empty();
        }
    }

    private final Map<String, String> messages = new LinkedHashMap<>();

    Recording(String file) {
        try (InputStream in = Recording.class.getResourceAsStream("/wire/" + file)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            String[] parts = text.split("(?m)^### ");
            for (int i = 1; i < parts.length; i++) {
                int line = parts[i].indexOf('\n');
                messages.put(parts[i].substring(0, line).strip(), parts[i].substring(line + 1).replaceAll("(?m)^#### .*$", ""));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Message request(int number) {
        return message(number, "REQUEST");
    }

    HostileHub.Reply reply(int number) {
        Message response = message(number, "RESPONSE");
        HostileHub.Reply reply = HostileHub.Reply.json(Integer.parseInt(response.first().split(" ")[1]), response.body());
        return response.contentType(this, number).map(type -> reply.header("Content-Type", type)).orElse(reply);
    }

    private Message message(int number, String side) {
        String[] headAndBody = text(number, side).split("\n\n", 2);
        return new Message(headAndBody[0].split("\n", 2)[0], headAndBody.length > 1 ? headAndBody[1].strip() : "");
    }

    private String text(int number, String side) {
        return messages.get(number + " " + side);
    }
}
