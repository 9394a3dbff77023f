package io.quarkiverse.sync.entities.runtime.table;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The order of rows of which some have to wait for others, and those that wait for one another in a circle, so that no order
 * helps. Without recursion: a page may be one long chain.
 */
final class WriteOrder {

    private final Map<String, RowWrite> rows = new LinkedHashMap<>();
    private final Map<String, Set<String>> waitsFor = new LinkedHashMap<>();
    private final List<String> sorted;

    /** @param waitsFor ids of the rows that come before a row; itself and rows that are not among these do not count */
    WriteOrder(Collection<RowWrite> rows, Function<RowWrite, Set<String>> waitsFor) {
        rows.forEach(row -> this.rows.put(row.id(), row));
        rows.forEach(row -> {
            Set<String> earlier = waitsFor.apply(row);
            this.waitsFor.put(row.id(), earlier.isEmpty() ? earlier : among(row, earlier));
        });
        boolean free = this.waitsFor.values().stream().allMatch(Set::isEmpty);
        this.sorted = free ? List.copyOf(this.rows.keySet()) : freed(this.waitsFor);
    }

    private Set<String> among(RowWrite row, Set<String> ids) {
        Set<String> others = new LinkedHashSet<>(ids);
        others.remove(row.id());
        others.retainAll(rows.keySet());
        return others;
    }

    /** All rows; those in a circle, and those that wait for one, come last. */
    List<RowWrite> sorted() {
        Set<String> all = new LinkedHashSet<>(sorted);
        all.addAll(rows.keySet());
        return all.stream().map(rows::get).toList();
    }

    /** Circles that touch each other are one. */
    List<List<RowWrite>> circles() {
        if (sorted.size() == rows.size()) {
            return List.of();
        }
        Map<String, Set<String>> stuck = new LinkedHashMap<>(waitsFor);
        stuck.keySet().removeAll(sorted);
        Map<String, Set<String>> reversed = reversed(stuck);
        Set<String> left = new LinkedHashSet<>(stuck.keySet());
        left.removeAll(freed(reversed));
        List<List<RowWrite>> circles = new ArrayList<>();
        while (!left.isEmpty()) {
            List<String> circle = new ArrayList<>(List.of(left.iterator().next()));
            left.remove(circle.get(0));
            for (int i = 0; i < circle.size(); i++) {
                for (Map<String, Set<String>> next : List.of(stuck, reversed)) {
                    next.get(circle.get(i)).stream().filter(left::remove).forEach(circle::add);
                }
            }
            circles.add(circle.stream().map(rows::get).toList());
        }
        return circles;
    }

    /** Those that wait for nobody, then those that wait for these only, and so on. */
    private static List<String> freed(Map<String, Set<String>> waitsFor) {
        Map<String, Set<String>> later = reversed(waitsFor);
        Map<String, Integer> waiting = new LinkedHashMap<>();
        waitsFor.forEach((id, earlier) -> waiting.put(id, earlier.size()));
        Deque<String> free = new ArrayDeque<>();
        waiting.forEach((id, count) -> {
            if (count == 0) {
                free.add(id);
            }
        });
        List<String> freed = new ArrayList<>();
        while (!free.isEmpty()) {
            String id = free.remove();
            freed.add(id);
            later.get(id).stream().filter(next -> waiting.merge(next, -1, Integer::sum) == 0).forEach(free::add);
        }
        return freed;
    }

    private static Map<String, Set<String>> reversed(Map<String, Set<String>> waitsFor) {
        Map<String, Set<String>> later = new LinkedHashMap<>();
        waitsFor.keySet().forEach(id -> later.put(id, new LinkedHashSet<>()));
        waitsFor.forEach(
                (id, earlier) -> earlier.stream().filter(later::containsKey).forEach(first -> later.get(first).add(id)));
        return later;
    }
}
