package io.quarkiverse.sync.entities.deployment;

import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.AnnotationValue;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/** Finds the persistent attributes of a class and its mapped superclasses by JPA's rules of access. */
final class AttributeReader {

    private static final Set<DotName> MAPPED = Set.of(Jpa.MAPPED_SUPERCLASS, Jpa.ENTITY, Jpa.EMBEDDABLE);

    private final IndexView index;

    AttributeReader(IndexView index) {
        this.index = index;
    }

    /** Whether Hibernate reads the entity's properties through getters. */
    boolean byGetters(ClassInfo entity) {
        for (ClassInfo type = entity; type != null; type = parent(type)) {
            AnnotationValue access = type.hasDeclaredAnnotation(Jpa.ACCESS) ? type.declaredAnnotation(Jpa.ACCESS).value()
                    : null;
            if (access != null) {
                return access.asEnum().equals("PROPERTY");
            }
            if (type.methods().stream()
                    .anyMatch(m -> m.hasDeclaredAnnotation(Jpa.ID) || m.hasDeclaredAnnotation(Jpa.EMBEDDED_ID))) {
                return true;
            }
        }
        return false;
    }

    List<Attribute> attributes(ClassInfo type, boolean byGetters) {
        List<Attribute> found = new ArrayList<>();
        inherited(type, Map.of(), byGetters, found);
        declared(type, Map.of(), byGetters, found);
        return found;
    }

    /** What a plain superclass declares is not persistent; what it inherits from a mapped one is. */
    private void inherited(ClassInfo type, Map<String, Type> arguments, boolean byGetters, List<Attribute> found) {
        ClassInfo parent = parent(type);
        if (parent != null) {
            Map<String, Type> its = arguments(type.superClassType(), parent, arguments);
            inherited(parent, its, byGetters, found);
            if (MAPPED.stream().anyMatch(parent::hasDeclaredAnnotation)) {
                declared(parent, its, byGetters, found);
            }
        }
    }

    private static void declared(ClassInfo type, Map<String, Type> arguments, boolean byGetters, List<Attribute> found) {
        if (byGetters) {
            type.methods().stream().filter(AttributeReader::isGetter).forEach(getter -> {
                String name = propertyName(getter);
                add(type, name, getter.returnType(), Optional.ofNullable(type.field(name)), Optional.of(getter), arguments,
                        found);
            });
        } else {
            type.fields().stream().filter(AttributeReader::isStored).forEach(
                    field -> add(type, field.name(), field.type(), Optional.of(field), getter(type, field), arguments, found));
        }
    }

    private static void add(ClassInfo owner, String name, Type type, Optional<? extends AnnotationTarget> field,
            Optional<? extends AnnotationTarget> getter, Map<String, Type> arguments, List<Attribute> found) {
        Attribute attribute = new Attribute(owner.simpleName(), name, resolve(type, arguments),
                field.map(f -> f), getter.map(g -> g));
        if (!attribute.has(Jpa.TRANSIENT)) {
            found.add(attribute);
        }
    }

    private ClassInfo parent(ClassInfo type) {
        ClassInfo parent = type.superName() == null ? null : index.getClassByName(type.superName());
        return parent == null || parent.superName() == null ? null : parent;
    }

    private static Map<String, Type> arguments(Type superType, ClassInfo parent, Map<String, Type> known) {
        Map<String, Type> arguments = new HashMap<>();
        if (superType.kind() == Type.Kind.PARAMETERIZED_TYPE) {
            for (int i = 0; i < parent.typeParameters().size(); i++) {
                arguments.put(parent.typeParameters().get(i).identifier(),
                        resolve(superType.asParameterizedType().arguments().get(i), known));
            }
        }
        return arguments;
    }

    private static Type resolve(Type type, Map<String, Type> arguments) {
        return type.kind() == Type.Kind.TYPE_VARIABLE
                ? arguments.getOrDefault(type.asTypeVariable().identifier(), type)
                : type;
    }

    private static boolean isStored(FieldInfo field) {
        return !Modifier.isStatic(field.flags()) && !Modifier.isTransient(field.flags()) && !field.isSynthetic();
    }

    private static boolean isGetter(MethodInfo method) {
        return !Modifier.isStatic(method.flags()) && method.parametersCount() == 0 && !method.isSynthetic()
                && method.returnType().kind() != Type.Kind.VOID
                && (method.name().matches("get[A-Z].*") || method.name().matches("is[A-Z].*"))
                && method.declaringClass().methods().stream().anyMatch(
                        setter -> setter.name().equals("set" + method.name().replaceFirst("^(get|is)", "")));
    }

    private static String propertyName(MethodInfo getter) {
        String name = getter.name().replaceFirst("^(get|is)", "");
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Optional<MethodInfo> getter(ClassInfo type, FieldInfo field) {
        String capital = Character.toUpperCase(field.name().charAt(0)) + field.name().substring(1);
        return type.methods().stream()
                .filter(m -> m.parametersCount() == 0 && (m.name().equals("get" + capital) || m.name().equals("is" + capital)))
                .findFirst();
    }
}
