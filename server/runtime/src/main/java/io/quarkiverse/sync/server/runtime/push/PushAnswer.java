package io.quarkiverse.sync.server.runtime.push;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.quarkiverse.sync.server.runtime.Json;

/**
 * The answer to a push.
 *
 * @param ticket names what the push wrote to the feed, so that pulls of the same run can leave it out; empty: nothing
 */
record PushAnswer(Map<PushRow, RowAnswer> rows, Optional<String> ticket) {

    /** The masters of the rows that were not taken; an empty array says that all were. */
    byte[] plain() {
        ArrayNode masters = Json.MAPPER.createArrayNode();
        for (RowAnswer answer : rows.values()) {
            if (answer instanceof RowAnswer.Conflict conflict) {
                masters.add(conflict.master());
            } else if (answer instanceof RowAnswer.Rejected rejected) {
                masters.add(rejected.master());
            }
        }
        return Json.bytes(masters);
    }

    byte[] profile() {
        ObjectNode answer = Json.MAPPER.createObjectNode();
        ArrayNode results = answer.putArray("results");
        rows.forEach((row, outcome) -> result(results.addObject(), row, outcome));
        ticket.ifPresent(name -> answer.put("ticket", name));
        return Json.bytes(answer);
    }

    private static void result(ObjectNode result, PushRow row, RowAnswer answer) {
        row.changeId().ifPresent(changeId -> result.put("changeId", changeId.toString()));
        if (answer instanceof RowAnswer.Applied applied) {
            result.put("status", "applied");
            applied.stored().ifPresent(stored -> result.set("master", stored));
        } else if (answer instanceof RowAnswer.Duplicate duplicate) {
            result.put("status", "duplicate");
            duplicate.master().ifPresent(master -> result.set("master", master));
        } else if (answer instanceof RowAnswer.Conflict conflict) {
            result.put("status", "conflict");
            result.set("master", conflict.master());
            conflict.asOf().ifPresent(asOf -> result.put("asOf", asOf));
        } else if (answer instanceof RowAnswer.Rejected rejected) {
            result.put("status", "rejected").put("reason", rejected.why().reason()).put("message", rejected.why().message())
                    .put("retryable", rejected.why().retryable());
        }
    }
}
