package io.quarkiverse.sync.entities.deployment;

import org.jboss.jandex.DotName;

/** Names of annotations that decide how an attribute travels. */
final class Jpa {

    static final DotName ENTITY = name("Entity");
    static final DotName MAPPED_SUPERCLASS = name("MappedSuperclass");
    static final DotName EMBEDDABLE = name("Embeddable");
    static final DotName ACCESS = name("Access");
    static final DotName TRANSIENT = name("Transient");
    static final DotName ID = name("Id");
    static final DotName ID_CLASS = name("IdClass");
    static final DotName EMBEDDED_ID = name("EmbeddedId");
    static final DotName EMBEDDED = name("Embedded");
    static final DotName NATIVE_GENERATOR = DotName.createSimple("org.hibernate.annotations.NativeGenerator");
    static final DotName ID_GENERATOR_TYPE = DotName.createSimple("org.hibernate.annotations.IdGeneratorType");
    static final DotName VERSION = name("Version");
    static final DotName GENERATED_VALUE = name("GeneratedValue");
    static final DotName MANY_TO_ONE = name("ManyToOne");
    static final DotName ONE_TO_ONE = name("OneToOne");
    static final DotName ONE_TO_MANY = name("OneToMany");
    static final DotName MANY_TO_MANY = name("ManyToMany");
    static final DotName ELEMENT_COLLECTION = name("ElementCollection");
    static final DotName COLUMN = name("Column");
    static final DotName JOIN_COLUMN = name("JoinColumn");
    static final DotName CONVERT = name("Convert");
    static final DotName CONVERTER = name("Converter");
    static final DotName ATTRIBUTE_CONVERTER = name("AttributeConverter");

    private Jpa() {
    }

    private static DotName name(String simple) {
        return DotName.createSimple("jakarta.persistence." + simple);
    }
}
