package io.quarkiverse.sync.conflict;

import java.util.LinkedHashSet;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.RecordState.Present;
import io.quarkiverse.sync.RecordState.Unknown;

/**
 * Client fields come from the local document, server fields from the hub's. Of the other fields the side that changed one
 * since the base is taken; changed on both sides, or base unknown: the hub's. A deletion at the hub deletes; a local
 * deletion of what was edited at the hub is undone.
 */
public final class MergeFieldsResolver implements ConflictResolver {

    private static final Document NOTHING = Document.owning(JsonNodeFactory.instance.objectNode());

    private final Set<String> clientFields;
    private final Set<String> serverFields;

    /**
     * Fields by their names in the document; both sets may be empty.
     *
     * @throws IllegalArgumentException if a field is in both
     */
    public MergeFieldsResolver(Set<String> clientFields, Set<String> serverFields) {
        this.clientFields = Set.copyOf(clientFields);
        this.serverFields = Set.copyOf(serverFields);
        this.clientFields.stream().filter(this.serverFields::contains).findAny().ifPresent(field -> {
            throw new IllegalArgumentException("field '%s' cannot come from both sides".formatted(field));
        });
    }

    @Override
    public String name() {
        return "merge-fields";
    }

    @Override
    public Resolution resolve(Conflict conflict) {
        if (!(conflict.local() instanceof Present local && conflict.remote() instanceof Present remote)) {
            return new Resolution.TakeRemote();
        }
        // Unknown: as if nothing had been changed here, so that the hub's fields are taken.
        Document base = conflict.base() instanceof Unknown ? local.document()
                : conflict.base() instanceof Present present ? present.document() : NOTHING;
        return new Resolution.Merged(merged(base, local.document(), remote.document()));
    }

    private Document merged(Document base, Document local, Document remote) {
        ObjectNode merged = remote.toJson();
        Set<String> fields = new LinkedHashSet<>(local.fields());
        fields.addAll(base.fields());
        fields.addAll(clientFields);
        for (String field : fields) {
            if (clientFields.contains(field)
                    || !serverFields.contains(field) && local.differs(base, field) && !remote.differs(base, field)) {
                merged.set(field, local.get(field).isMissingNode() ? null : local.get(field).deepCopy());
            }
        }
        return Document.owning(merged);
    }
}
