package io.quarkiverse.sync.simulator;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.quarkiverse.sync.Document;
import io.quarkiverse.sync.store.CollectionSchema;

/** The application of an edge. Since its second version records hold a field that the hub has had for long. */
final class Application {

    private boolean upgraded;

    Application(boolean upgraded) {
        this.upgraded = upgraded;
    }

    boolean upgraded() {
        return upgraded;
    }

    void upgrade() {
        upgraded = true;
    }

    List<Collection> collections() {
        return Shape.ALL.stream().map(shape -> new Collection(shape, this)).toList();
    }

    /** A collection as the application knows it. */
    record Collection(Shape shape, Application application) implements CollectionSchema {

        @Override
        public String name() {
            return shape.name();
        }

        @Override
        public int version() {
            return application.upgraded ? 2 : 1;
        }

        @Override
        public String idField() {
            return "id";
        }

        @Override
        public Set<String> fields() {
            Set<String> fields = new HashSet<>(Shape.FIELDS);
            if (!application.upgraded) {
                fields.remove(Shape.LATE);
            }
            return fields;
        }

        @Override
        public List<Reference> references() {
            return shape.references();
        }

        @Override
        public Document holdable(Document remote) {
            return shape.holdable(remote).only(fields());
        }
    }
}
