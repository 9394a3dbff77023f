package io.quarkiverse.sync.it.edge;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.conflict.Conflict;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.Resolution;

/**
 * A resolver of the application's own: joins both titles, keeps whichever side is still there. Some titles of the edge make it
 * fail, or leave the decision to people.
 */
@ApplicationScoped
@Named("joining")
public class JoiningResolver implements ConflictResolver {

    @Override
    public Resolution resolve(Conflict conflict) {
        if (!(conflict.local() instanceof Present local)) {
            return new Resolution.TakeRemote();
        }
        if (!(conflict.remote() instanceof Present remote)) {
            return new Resolution.TakeLocal();
        }
        return switch (local.document().get("title").asText()) {
            case "throw" -> throw new IllegalStateException("it was asked to");
            case "nothing" -> null;
            case "wait" -> new Resolution.Wait("people decide");
            default -> joined(local, remote);
        };
    }

    private static Resolution joined(Present local, Present remote) {
        ObjectNode joined = remote.document().toJson();
        joined.put("title", remote.document().get("title").asText() + " + " + local.document().get("title").asText());
        return new Resolution.Merged(Document.of(joined));
    }
}
