package io.quarkiverse.sync.entities.deployment;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Type;

import io.quarkiverse.sync.SyncIgnore;

/**
 * A persistent attribute.
 *
 * @param declaredBy simple name of the class, for messages
 * @param field an annotation counts on the field as well as on the getter
 */
record Attribute(String declaredBy, String name, Type type, Optional<AnnotationTarget> field,
        Optional<AnnotationTarget> getter) {

    private static final DotName SYNC_IGNORE = DotName.createSimple(SyncIgnore.class.getName());
    private static final DotName FORMULA = DotName.createSimple("org.hibernate.annotations.Formula");
    private static final DotName GENERATED = DotName.createSimple("org.hibernate.annotations.Generated");
    private static final DotName GENERATED_COLUMN = DotName.createSimple("org.hibernate.annotations.GeneratedColumn");
    private static final DotName JSON_PROPERTY = DotName.createSimple("com.fasterxml.jackson.annotation.JsonProperty");
    private static final DotName JSON_FORMAT = DotName.createSimple("com.fasterxml.jackson.annotation.JsonFormat");

    boolean has(DotName annotation) {
        return annotation(annotation).isPresent();
    }

    Optional<AnnotationInstance> annotation(DotName name) {
        return Stream.of(field, getter).flatMap(Optional::stream)
                .map(place -> place.declaredAnnotation(name))
                .filter(found -> found != null)
                .findFirst();
    }

    /** What the database computes, or another attribute writes, can only be read here, so it would differ for ever. */
    boolean staysAtHome() {
        return isIgnored() || has(FORMULA) || has(GENERATED_COLUMN) || isGenerated() || isReadOnly(Jpa.COLUMN)
                || isReadOnly(Jpa.JOIN_COLUMN);
    }

    /** By a trigger or a default of the database, and not by what is in the statement. */
    private boolean isGenerated() {
        return has(GENERATED) && value(GENERATED, "sql").isEmpty() && !is(GENERATED, "writable", false);
    }

    boolean isIgnored() {
        return has(SYNC_IGNORE);
    }

    private boolean isReadOnly(DotName column) {
        return !is(column, "insertable", true) && !is(column, "updatable", true);
    }

    private boolean is(DotName annotation, String member, boolean usually) {
        return value(annotation, member).map(AnnotationValue::asBoolean).orElse(usually);
    }

    /** Whether Hibernate gives the id, by its own generator or by one that the application has made. */
    boolean isGeneratedId(IndexView index) {
        return has(Jpa.GENERATED_VALUE) || has(Jpa.NATIVE_GENERATOR) || Stream.of(field, getter).flatMap(Optional::stream)
                .flatMap(place -> place.declaredAnnotations().stream())
                .map(annotation -> index.getClassByName(annotation.name()))
                .anyMatch(type -> type != null && type.hasDeclaredAnnotation(Jpa.ID_GENERATOR_TYPE));
    }

    boolean isId() {
        return has(Jpa.ID) || has(Jpa.EMBEDDED_ID);
    }

    boolean isReference() {
        return has(Jpa.MANY_TO_ONE) || has(Jpa.ONE_TO_ONE);
    }

    /** The other entity holds the foreign key: nothing of it is stored in this entity's rows. */
    boolean isInverse() {
        return Stream.of(Jpa.ONE_TO_ONE, Jpa.ONE_TO_MANY, Jpa.MANY_TO_MANY)
                .anyMatch(relation -> value(relation, "mappedBy").isPresent());
    }

    /** What the attribute is called in the document. */
    String fieldName() {
        return value(JSON_PROPERTY, "value").map(AnnotationValue::asString).filter(given -> !given.isEmpty())
                .orElse(isReference() ? name + "Id" : name);
    }

    /** Name of the column as the class gives it. */
    String column() {
        return value(Jpa.COLUMN, "name").map(AnnotationValue::asString).filter(given -> !given.isEmpty()).orElse(name);
    }

    /** Characters, where the class gives them. */
    OptionalInt length() {
        return value(Jpa.COLUMN, "length").stream().mapToInt(AnnotationValue::asInt).findFirst();
    }

    /** Of a reference, the other entity's column; empty: its id. */
    Optional<String> referencedColumn() {
        return value(Jpa.JOIN_COLUMN, "referencedColumnName").map(AnnotationValue::asString)
                .filter(given -> !given.isEmpty());
    }

    boolean isAsText() {
        return value(JSON_FORMAT, "shape").filter(shape -> shape.asEnum().equals("STRING")).isPresent();
    }

    private Optional<AnnotationValue> value(DotName annotation, String member) {
        return annotation(annotation).map(found -> found.value(member));
    }

    @Override
    public String toString() {
        return declaredBy + "." + name;
    }
}
