package io.quarkiverse.sync.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.quarkiverse.sync.store.CollectionSchema;

/**
 * Collections with those they refer to first. Collections that refer to each other in a circle form one group; the
 * configured order, then the name, decides where references leave it open.
 */
final class CollectionOrder {

    private final Map<String, Set<String>> parents = new LinkedHashMap<>();
    private final Comparator<String> ties;
    private final Map<String, Integer> index = new HashMap<>();
    private final Map<String, Integer> low = new HashMap<>();
    private final Deque<String> stack = new ArrayDeque<>();
    private final List<List<String>> groups = new ArrayList<>();

    private CollectionOrder(List<? extends CollectionSchema> schemas, List<String> configured) {
        Comparator<String> byConfiguration = Comparator.comparingInt(
                name -> configured.contains(name) ? configured.indexOf(name) : configured.size());
        ties = byConfiguration.thenComparing(Comparator.naturalOrder());
        for (CollectionSchema schema : schemas) {
            Set<String> referred = new HashSet<>();
            schema.references().forEach(reference -> referred.add(reference.collection()));
            parents.put(schema.name(), referred);
        }
        parents.values().forEach(referred -> referred.retainAll(parents.keySet()));
    }

    static List<List<String>> of(List<? extends CollectionSchema> schemas, List<String> configured) {
        CollectionOrder order = new CollectionOrder(schemas, configured);
        order.parents.keySet().stream().sorted(order.ties).filter(name -> !order.index.containsKey(name))
                .forEach(order::visit);
        return order.sorted();
    }

    /** Tarjan's strongly connected components. */
    private void visit(String name) {
        index.put(name, index.size());
        low.put(name, index.get(name));
        stack.push(name);
        for (String parent : parents.get(name)) {
            if (!index.containsKey(parent)) {
                visit(parent);
                low.merge(name, low.get(parent), Math::min);
            } else if (stack.contains(parent)) {
                low.merge(name, index.get(parent), Math::min);
            }
        }
        if (low.get(name).equals(index.get(name))) {
            List<String> group = new ArrayList<>();
            do {
                group.add(stack.pop());
            } while (!group.contains(name));
            group.sort(ties);
            groups.add(group);
        }
    }

    private List<List<String>> sorted() {
        List<List<String>> waiting = new ArrayList<>(groups);
        waiting.sort(Comparator.comparing(group -> group.get(0), ties));
        List<List<String>> sorted = new ArrayList<>();
        Set<String> placed = new HashSet<>();
        while (!waiting.isEmpty()) {
            List<String> next = waiting.stream().filter(group -> ready(group, placed)).findFirst().orElseThrow();
            waiting.remove(next);
            placed.addAll(next);
            sorted.add(next);
        }
        return sorted;
    }

    private boolean ready(List<String> group, Set<String> placed) {
        return group.stream().flatMap(name -> parents.get(name).stream())
                .allMatch(parent -> placed.contains(parent) || group.contains(parent));
    }
}
