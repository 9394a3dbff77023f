package io.quarkiverse.sync.it.strangers;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Documents of the test applications as both sides of a comparison hold them. */
final class Records {

    private static final List<String> FIELDS = List.of("title", "remark", "rating", "editedAt");

    private Records() {
    }

    /** About 300 bytes each, ids in key order. */
    static List<Map<String, Object>> rows(String prefix, int from, int to) {
        return IntStream.range(from, to).mapToObj(i -> {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("id", "%s%06d".formatted(prefix, i));
            row.put("title", "record %d of %s".formatted(i, prefix));
            row.put("remark", "x".repeat(150 + i % 50));
            row.put("rating", i % 100);
            row.put("editedAt", Instant.ofEpochSecond(1767225600L + i).toString());
            return row;
        }).toList();
    }

    /** Only what the entities of both applications hold, times as times. */
    static SortedMap<String, Map<String, Object>> comparable(SortedMap<String, Map<String, String>> records) {
        SortedMap<String, Map<String, Object>> comparable = new TreeMap<>();
        records.forEach((id, fields) -> {
            Map<String, Object> values = new TreeMap<>();
            FIELDS.stream().filter(fields::containsKey).forEach(name -> values.put(name,
                    name.equals("editedAt") ? Instant.parse(fields.get(name)) : fields.get(name)));
            comparable.put(id, values);
        });
        return comparable;
    }
}
