package io.quarkiverse.sync.entities.deployment;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

/** Reads the attributes of one entity, embeddables included, and collects what cannot travel. */
final class EntityReading {

    private static final String KEEP_AT_HOME = " or keep it at home with @SyncIgnore.";

    private final IndexView index;
    private final AttributeReader reader;
    private final DocumentTypes types;
    private final boolean byGetters;
    private final Set<String> taken = new HashSet<>();
    private final List<String> ids = new ArrayList<>();

    final Map<String, String> fieldNames = new TreeMap<>();
    final Set<String> ignored = new TreeSet<>();
    final Set<String> asText = new TreeSet<>();
    final List<String> problems = new ArrayList<>();
    boolean generatedId;
    OptionalInt idLength = OptionalInt.empty();

    EntityReading(IndexView index, DocumentTypes types, ClassInfo entity) {
        this.index = index;
        this.reader = new AttributeReader(index);
        this.types = types;
        this.byGetters = reader.byGetters(entity);
        readAll(entity, "");
        if (ids.size() > 1 && !entity.hasDeclaredAnnotation(Jpa.ID_CLASS)) {
            problems.add(entity.simpleName() + " has several @Id (" + String.join(", ", ids) + "), but a record is named by a "
                    + "single value. Use a UUID as @Id and a unique constraint over the columns of the old key.");
        }
    }

    private void readAll(ClassInfo type, String prefix) {
        reader.attributes(type, byGetters).forEach(attribute -> read(attribute, prefix));
    }

    private void read(Attribute attribute, String prefix) {
        String path = prefix + attribute.name();
        if (attribute.isId()) {
            id(attribute);
        } else if (attribute.staysAtHome()) {
            ignored.add(path);
            return;
        } else if (attribute.has(Jpa.VERSION) || attribute.isInverse()) {
            return;
        }
        name(attribute, prefix);
        if (attribute.isAsText()) {
            asText.add(path);
        }
        if (attribute.has(Jpa.MANY_TO_MANY)) {
            problems.add(attribute
                    + " is a @ManyToMany: its join table belongs to no record, so two edges could not agree on it. "
                    + "Make the join table an entity of its own with two @ManyToOne and mark that @Synced," + KEEP_AT_HOME);
        } else if (attribute.has(Jpa.ONE_TO_MANY)) {
            problems.add(attribute + " is a @OneToMany without mappedBy: the foreign key would change without the record that "
                    + "holds it. Put a @ManyToOne into the other entity and name it in mappedBy," + KEEP_AT_HOME);
        } else if (attribute.isReference()) {
            reference(attribute, path);
        } else if (!attribute.isId() && !attribute.has(Jpa.CONVERT)) {
            value(attribute, path);
        }
    }

    private void reference(Attribute attribute, String path) {
        ClassInfo target = index.getClassByName(attribute.type().name());
        if (path.contains(".")) {
            problems.add(attribute + " is a reference in an embeddable, which is not followed. Move it to the entity,"
                    + KEEP_AT_HOME);
        } else if (target != null && (target.hasAnnotation(Jpa.EMBEDDED_ID) || target.hasDeclaredAnnotation(Jpa.ID_CLASS))) {
            problems.add(attribute + " refers to " + target.simpleName() + ", whose key has several parts, but a reference "
                    + "travels as one value. Give " + target.simpleName() + " a single id such as a UUID," + KEEP_AT_HOME);
        } else if (isByOtherKey(attribute)) {
            problems.add(attribute + " refers to column '" + attribute.referencedColumn().orElseThrow()
                    + "' of the other entity, but a document names the other record by its id. Let the foreign key hold the id,"
                    + KEEP_AT_HOME);
        }
    }

    private boolean isByOtherKey(Attribute reference) {
        ClassInfo target = index.getClassByName(reference.type().name());
        return target != null && reference.referencedColumn().map(EntityReading::plain).filter(column -> reader
                .attributes(target, reader.byGetters(target)).stream().filter(Attribute::isId)
                .noneMatch(id -> plain(id.column()).equals(column))).isPresent();
    }

    /** Naming strategies change case and underscores. */
    private static String plain(String column) {
        return column.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT);
    }

    private void name(Attribute attribute, String prefix) {
        String name = attribute.fieldName();
        if (!name.equals(attribute.name())) {
            fieldNames.put(prefix + attribute.name(), name);
        }
        if (name.startsWith("_")) {
            problems.add(
                    attribute + " would be the field '" + name + "' of its document, but names that start with an underscore "
                            + "belong to the replication protocol. Give it another name with @JsonProperty," + KEEP_AT_HOME);
        }
        if (!taken.add(prefix + name)) {
            problems.add(attribute + " would be the field '" + name + "' of its document, which another attribute is already. "
                    + "Give one of them another name with @JsonProperty," + KEEP_AT_HOME);
        }
    }

    private void id(Attribute attribute) {
        ids.add(attribute.name());
        if (attribute.has(Jpa.EMBEDDED_ID)) {
            problems.add(attribute + " is an @EmbeddedId, but a record is named by a single value. "
                    + "Use a UUID as @Id and a unique constraint over the columns of the old key.");
        } else if (attribute.isIgnored()) {
            problems.add(attribute + " is the id and names the record: it cannot stay at home. Remove @SyncIgnore.");
        } else if (!types.isId(attribute.type())) {
            problems.add(attribute + " is an id of type " + attribute.type() + ". Ids are UUID, String, long, int or short: "
                    + "use a UUID, and a unique constraint where the old key has a meaning.");
        }
        if (types.isText(attribute.type())) {
            idLength = attribute.length();
        }
        generatedId |= attribute.isGeneratedId(index) && types.isNumberedId(attribute.type());
    }

    private void value(Attribute attribute, String path) {
        Type type = attribute.type();
        boolean collection = attribute.has(Jpa.ELEMENT_COLLECTION);
        if (collection && path.contains(".")) {
            problems.add(attribute + " is an @ElementCollection in an embeddable, which is not followed. Move it to the entity,"
                    + KEEP_AT_HOME);
            return;
        }
        if (collection && types.isCollection(type)) {
            type = type.asParameterizedType().arguments().get(0);
        } else if (collection) {
            unsupported(attribute);
            return;
        }
        ClassInfo known = index.getClassByName(type.name());
        if (known != null && (known.hasDeclaredAnnotation(Jpa.EMBEDDABLE) || attribute.has(Jpa.EMBEDDED))) {
            readAll(known, path + ".");
        } else if (!types.isValue(type)) {
            unsupported(attribute);
        }
    }

    private void unsupported(Attribute attribute) {
        problems.add(attribute + " is of type " + attribute.type() + ", which a document cannot hold. Give it a JPA converter "
                + "(@Convert) to text, a number or another simple type," + KEEP_AT_HOME);
    }
}
