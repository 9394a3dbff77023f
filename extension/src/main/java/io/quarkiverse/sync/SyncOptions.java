package io.quarkiverse.sync;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import io.quarkiverse.sync.conflict.ConflictResolver;

/**
 * Options of an engine or of one run; what a run leaves out is taken from the engine's.
 *
 * @param collections to be synced; empty: all
 * @param order breaks ties where references between collections leave the order open
 * @param timeout of the whole run; empty: none
 */
public record SyncOptions(Set<String> collections, List<String> order, Map<String, CollectionOptions> perCollection,
        Optional<Duration> timeout) {

    public SyncOptions {
        collections = Set.copyOf(collections);
        order = List.copyOf(order);
        perCollection = Map.copyOf(perCollection);
    }

    /**
     * Options of a collection; what is empty is taken from the engine's, then from the defaults: two-way, server wins.
     *
     * @param initial what the first sync does with data on both sides; only read from the engine's options
     * @param priority changes to be sent before all others, with their unsent parents
     * @param fields the only fields to be pulled, compared and pushed; empty: all
     * @param serverManaged fields that are left out of every comparison
     */
    public record CollectionOptions(Optional<SyncStrategy> strategy, Optional<ConflictResolver> resolver,
            Optional<InitialSync> initial, Optional<Predicate<Document>> priority, Set<String> fields,
            Set<String> serverManaged, Map<String, String> queryParameters) {

        public CollectionOptions {
            fields = Set.copyOf(fields);
            serverManaged = Set.copyOf(serverManaged);
            queryParameters = Map.copyOf(queryParameters);
        }

        /** Says nothing; the start of {@code with…}. */
        public static final CollectionOptions NONE = new CollectionOptions(Optional.empty(), Optional.empty(),
                Optional.empty(), Optional.empty(), Set.of(), Set.of(), Map.of());

        /** Where the engine's own is pull-only there are no local changes to be pushed, whatever a run says. */
        public CollectionOptions withStrategy(SyncStrategy strategy) {
            return new CollectionOptions(Optional.of(strategy), resolver, initial, priority, fields, serverManaged,
                    queryParameters);
        }

        /** @param resolver called for every conflict of the collection */
        public CollectionOptions withResolver(ConflictResolver resolver) {
            return new CollectionOptions(strategy, Optional.of(resolver), initial, priority, fields, serverManaged,
                    queryParameters);
        }

        /** Only read from the engine's options: an enrolment that has begun goes on as it began. */
        public CollectionOptions withInitial(InitialSync initial) {
            return new CollectionOptions(strategy, resolver, Optional.of(initial), priority, fields, serverManaged,
                    queryParameters);
        }

        /** @param priority asked about the local state of each change; a deletion has none and waits its turn */
        public CollectionOptions withPriority(Predicate<Document> priority) {
            return new CollectionOptions(strategy, resolver, initial, Optional.of(priority), fields, serverManaged,
                    queryParameters);
        }

        /** @param fields by their names in the document; the id always travels */
        public CollectionOptions withFields(Set<String> fields) {
            return new CollectionOptions(strategy, resolver, initial, priority, fields, serverManaged, queryParameters);
        }

        /** @param serverManaged by their names in the document, such as a number that only the hub gives */
        public CollectionOptions withServerManaged(Set<String> serverManaged) {
            return new CollectionOptions(strategy, resolver, initial, priority, fields, serverManaged, queryParameters);
        }

        /** @param queryParameters added to the pulls of the collection */
        public CollectionOptions withQueryParameters(Map<String, String> queryParameters) {
            return new CollectionOptions(strategy, resolver, initial, priority, fields, serverManaged, queryParameters);
        }

        /** These options, with {@code defaults} where these say nothing. */
        public CollectionOptions or(CollectionOptions defaults) {
            return new CollectionOptions(strategy.or(defaults::strategy), resolver.or(defaults::resolver),
                    initial.or(defaults::initial), priority.or(defaults::priority),
                    fields.isEmpty() ? defaults.fields : fields,
                    serverManaged.isEmpty() ? defaults.serverManaged : serverManaged,
                    queryParameters.isEmpty() ? defaults.queryParameters : queryParameters);
        }
    }

    /** Of all collections, in any order, without options of their own and without timeout. */
    public static Builder builder() {
        return new Builder();
    }

    /** Not thread-safe. */
    public static final class Builder {

        private final Set<String> collections = new LinkedHashSet<>();
        private List<String> order = List.of();
        private final Map<String, CollectionOptions> perCollection = new LinkedHashMap<>();
        private Duration timeout;

        private Builder() {
        }

        /**
         * Adds to the collections to be synced. Without any: all. A name that the store does not know is refused by the engine.
         */
        public Builder collections(String... names) {
            collections.addAll(List.of(names));
            return this;
        }

        /** Which collections come first where references leave it open. */
        public Builder order(String... names) {
            order = List.of(names);
            return this;
        }

        /** Replaces what was said of the collection before. */
        public Builder collection(String name, CollectionOptions options) {
            perCollection.put(name, options);
            return this;
        }

        /** Longest duration of the whole run, after which it ends with a {@link SyncCancelledException}. Default: none. */
        public Builder timeout(Duration timeout) {
            this.timeout = timeout;
            return this;
        }

        /** Later calls of this builder do not change the result. */
        public SyncOptions build() {
            return new SyncOptions(collections, order, perCollection, Optional.ofNullable(timeout));
        }
    }
}
