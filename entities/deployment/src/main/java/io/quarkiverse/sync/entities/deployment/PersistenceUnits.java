package io.quarkiverse.sync.entities.deployment;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

import io.quarkus.hibernate.orm.PersistenceUnit;
import io.quarkus.hibernate.orm.deployment.HibernateOrmConfig;
import io.quarkus.hibernate.orm.runtime.PersistenceUnitUtil;

/**
 * Foretells the persistence unit of an entity by the same rules as Hibernate's build steps. Their own answer comes too late:
 * the tables of edge and hub have to be added to the units before.
 */
final class PersistenceUnits {

    private static final DotName ANNOTATION = DotName.createSimple(PersistenceUnit.class.getName());

    private final Map<String, Set<String>> unitsByPackage = new TreeMap<>();

    PersistenceUnits(HibernateOrmConfig config, IndexView index) {
        config.persistenceUnits().forEach((unit, its) -> its.packages().ifPresent(
                packages -> packages.forEach(name -> add(name, unit))));
        if (unitsByPackage.isEmpty()) {
            for (AnnotationInstance annotation : index.getAnnotations(ANNOTATION)) {
                if (annotation.target().kind() == AnnotationTarget.Kind.CLASS
                        && annotation.target().asClass().simpleName().equals("package-info")) {
                    add(annotation.target().asClass().name().packagePrefix(), annotation.value().asString());
                }
            }
        }
    }

    private void add(String packageName, String unit) {
        String prefix = packageName.endsWith(".") ? packageName : packageName + ".";
        unitsByPackage.computeIfAbsent(prefix, p -> new TreeSet<>()).add(unit);
    }

    Set<String> of(ClassInfo entity) {
        if (unitsByPackage.isEmpty()) {
            return Set.of(PersistenceUnitUtil.DEFAULT_PERSISTENCE_UNIT_NAME);
        }
        Set<String> units = new TreeSet<>();
        unitsByPackage.forEach((prefix, names) -> {
            if (entity.name().toString().startsWith(prefix)) {
                units.addAll(names);
            }
        });
        return units;
    }
}
