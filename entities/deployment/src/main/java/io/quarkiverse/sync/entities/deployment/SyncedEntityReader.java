package io.quarkiverse.sync.entities.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil;

/** Finds the {@code @Synced} entities of the index. */
final class SyncedEntityReader {

    private static final DotName SYNCED = DotName.createSimple(Synced.class.getName());
    private static final Pattern URL_SAFE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private final IndexView index;
    private final DocumentTypes types;
    private final PersistenceUnits units;

    SyncedEntityReader(IndexView index, PersistenceUnits units) {
        this.index = index;
        this.types = new DocumentTypes(index);
        this.units = units;
    }

    /** In the order of their class names. */
    List<SyncedEntityBuildItem> read() {
        TreeMap<DotName, ClassInfo> classes = new TreeMap<>();
        TreeMap<DotName, AnnotationInstance> annotations = new TreeMap<>();
        for (AnnotationInstance annotation : index.getAnnotations(SYNCED)) {
            ClassInfo annotated = annotation.target().asClass();
            if (!annotated.hasDeclaredAnnotation(Jpa.MAPPED_SUPERCLASS)) {
                classes.put(annotated.name(), annotated);
                annotations.put(annotated.name(), annotation);
            }
            for (ClassInfo subclass : index.getAllKnownSubclasses(annotated.name())) {
                if (subclass.hasDeclaredAnnotation(Jpa.ENTITY)) {
                    classes.put(subclass.name(), subclass);
                    annotations.putIfAbsent(subclass.name(), annotation);
                }
            }
        }
        return classes.values().stream().map(type -> read(type, annotations.get(type.name()))).toList();
    }

    private SyncedEntityBuildItem read(ClassInfo type, AnnotationInstance synced) {
        EntityReading reading = new EntityReading(index, types, type);
        Set<String> found = units.of(type);
        String collection = collection(type, synced);
        AnnotationValue version = synced.value("version");
        SyncedEntity entity = new SyncedEntity(collection, version == null ? 0 : version.asInt(), type.name().toString(),
                found.stream().findFirst().orElse(PersistenceUnitUtil.DEFAULT_PERSISTENCE_UNIT_NAME),
                reading.fieldNames, reading.ignored, reading.asText);
        List<String> problems = new ArrayList<>(reading.problems);
        problems.addAll(problems(type, entity, found));
        return new SyncedEntityBuildItem(entity, reading.generatedId, reading.idLength, problems);
    }

    private static String collection(ClassInfo type, AnnotationInstance synced) {
        AnnotationValue given = synced.value("collection");
        if (given != null && !given.asString().isEmpty()) {
            return given.asString();
        }
        AnnotationInstance entity = type.declaredAnnotation(Jpa.ENTITY);
        String name = entity != null && entity.value("name") != null ? entity.value("name").asString() : type.simpleName();
        return collection(name);
    }

    /** What a collection is called if nobody names it. */
    static String collection(String entityName) {
        return Character.toLowerCase(entityName.charAt(0)) + entityName.substring(1);
    }

    private List<String> problems(ClassInfo type, SyncedEntity entity, Set<String> found) {
        List<String> problems = new ArrayList<>();
        if (!type.hasDeclaredAnnotation(Jpa.ENTITY)) {
            problems.add(type.name() + " is @Synced but no JPA entity. Add @Entity, or move @Synced to the entity.");
            return problems;
        }
        if (found.isEmpty()) {
            problems.add(type.name() + " is @Synced but belongs to no persistence unit. Add its package to "
                    + "quarkus.hibernate-orm.packages, or quarkus.hibernate-orm.\"name\".packages of a named unit.");
        } else if (found.size() > 1) {
            problems.add(type.name() + " is @Synced and belongs to the persistence units " + found + ". A collection has one "
                    + "table: take its package out of all but one quarkus.hibernate-orm.\"name\".packages.");
        }
        if (type.hasDeclaredAnnotation(Jpa.ID_CLASS)) {
            problems.add(type.simpleName() + " has an @IdClass, but a record is named by a single value. "
                    + "Use a UUID as @Id and a unique constraint over the columns of the old key.");
        }
        if (!URL_SAFE.matcher(entity.collection()).matches()) {
            problems.add("The collection '" + entity.collection() + "' of " + type.simpleName() + " cannot stand in a URL. "
                    + "Name it with letters, digits, '-' and '_': @Synced(collection = \"...\").");
        }
        if (entity.version() < 0) {
            problems.add("The version " + entity.version() + " of " + type.simpleName() + " is negative. Start with 0: "
                    + "@Synced(version = 0).");
        }
        inheritance(type, problems);
        return problems;
    }

    private void inheritance(ClassInfo type, List<String> problems) {
        ClassInfo parent = index.getClassByName(type.superName());
        while (parent != null && !parent.hasDeclaredAnnotation(Jpa.ENTITY)) {
            parent = parent.superName() == null ? null : index.getClassByName(parent.superName());
        }
        if (parent != null) {
            problems.add(
                    type.simpleName() + " is @Synced and inherits from the entity " + parent.simpleName() + ", but the records "
                            + "of a collection all have the same attributes. Make " + parent.simpleName()
                            + " a @MappedSuperclass, so that each entity has a table and a collection of its own.");
        }
    }
}
