package io.quarkiverse.sync.runtime.rest;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

import io.quarkiverse.sync.AdapterException;
import io.quarkiverse.sync.adapter.Fetched;

/** An answer whose status says no, in words. */
final class Refusal {

    private final Answer answer;
    private final JsonNode body;

    Refusal(Answer answer) {
        this.answer = answer;
        this.body = json(answer.body());
    }

    /** With status 410: why the checkpoint is refused. */
    Optional<Fetched.Reason> checkpointRefused() {
        String reason = body.path("reason").asText();
        return answer.status() != 410 ? Optional.empty()
                : Arrays.stream(Fetched.Reason.values()).filter(known -> known.name().equals(reason)).findFirst();
    }

    /** @param request what was asked, for the message */
    AdapterException exception(String request, RestSettings settings) {
        return new AdapterException("%s of remote '%s' (%s) was answered with %d: %s. %s".formatted(request, settings.remote(),
                settings.url(), answer.status(), message(), cure(settings)), answer.status(), null);
    }

    String message() {
        return body.path("message").isTextual() ? body.get("message").textValue() : answer.excerpt();
    }

    private String cure(RestSettings settings) {
        String url = settings.urlProperty();
        return switch (answer.status()) {
            case 400 -> "This does not heal itself: edge and hub do not understand each other, compare their versions";
            case 401, 403 -> "Nothing is lost, changes wait. Check "
                    + url.replace("remote.url", "remote.auth-token") + " and " + url.replace("remote.url", "remote.headers");
            case 404 -> "The remote does not know the collection, or not in so new a version. Check " + url
                    + " (it ends before the collection's name) and update the hub first";
            case 426 -> "The remote has a newer version of the collection. Changes wait until this application is updated";
            default -> answer.status() / 100 == 3 ? "Set " + url + " to where it redirects to"
                    : "Changes wait; look at the remote's log";
        };
    }

    private static JsonNode json(byte[] body) {
        try {
            return Json.WHOLE.readTree(body);
        } catch (IOException notJson) {
            return Json.MAPPER.missingNode();
        }
    }
}
