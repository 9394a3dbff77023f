package io.quarkiverse.sync.entities.deployment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import jakarta.inject.Singleton;

import org.jboss.jandex.DotName;

import io.quarkiverse.sync.entities.runtime.capture.BulkChanges;
import io.quarkiverse.sync.entities.runtime.capture.CaptureSink;
import io.quarkiverse.sync.entities.runtime.model.EntitiesRecorder;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.hibernate.orm.deployment.PersistenceUnitDescriptorBuildItem;
import io.quarkus.hibernate.orm.deployment.integration.HibernateOrmIntegrationStaticConfiguredBuildItem;

/** Capture: the beans, and the listeners in the persistence units that have synced entities. */
class CaptureProcessor {

    private static final String FEATURE = "sync-entities";

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(BulkChanges.class.getName(),
                        "io.quarkiverse.sync.entities.runtime.capture.TransactionCaptures")
                .build();
    }

    @BuildStep
    UnremovableBeanBuildItem sinks() {
        return UnremovableBeanBuildItem.beanTypes(DotName.createSimple(CaptureSink.class.getName()));
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    SyntheticBeanBuildItem collections(EntitiesRecorder recorder, List<SyncedEntityBuildItem> entities) {
        return SyntheticBeanBuildItem.configure(SyncedCollections.class)
                .scope(Singleton.class)
                .unremovable()
                .supplier(recorder.collections(entities.stream().map(SyncedEntityBuildItem::entity).toList()))
                .done();
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void listeners(EntitiesRecorder recorder, List<SyncedEntityBuildItem> entities,
            List<PersistenceUnitDescriptorBuildItem> units,
            BuildProducer<HibernateOrmIntegrationStaticConfiguredBuildItem> integrations) {
        Map<String, Set<String>> byUnit = new TreeMap<>();
        for (SyncedEntityBuildItem item : entities) {
            byUnit.computeIfAbsent(item.entity().persistenceUnit(), unit -> new TreeSet<>()).add(item.entity().entityClass());
        }
        for (PersistenceUnitDescriptorBuildItem unit : units) {
            Set<String> synced = byUnit.get(unit.getPersistenceUnitName());
            if (synced != null) {
                integrations
                        .produce(new HibernateOrmIntegrationStaticConfiguredBuildItem(FEATURE, unit.getPersistenceUnitName())
                                .setInitListener(recorder.capture(String.join(",", synced))));
            }
        }
    }
}
