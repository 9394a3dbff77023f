package io.quarkiverse.sync.test.edge;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.conflict.Conflict;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.conflict.Resolution;
import io.smallrye.common.annotation.Identifier;

@Identifier("joining")
@ApplicationScoped
class JoiningResolver implements ConflictResolver {

    @Override
    public Resolution resolve(Conflict conflict) {
        Document remote = conflict.remote().image().orElseThrow();
        ObjectNode both = remote.toJson();
        String local = conflict.local().image().orElseThrow().get("text").asText();
        return new Resolution.Merged(Document.of(both.put("text", local + " + " + remote.get("text").asText())));
    }
}
