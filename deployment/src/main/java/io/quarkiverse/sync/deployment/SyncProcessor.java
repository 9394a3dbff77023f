package io.quarkiverse.sync.deployment;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;

import org.jboss.jandex.ClassType;
import org.jboss.jandex.DotName;

import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.conflict.ConflictResolver;
import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkiverse.sync.entities.deployment.SyncedEntityBuildItem;
import io.quarkiverse.sync.entities.deployment.UploadedCollectionBuildItem;
import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkiverse.sync.runtime.config.SyncBuildTimeConfig;
import io.quarkiverse.sync.runtime.engine.EdgeChangeTracker;
import io.quarkiverse.sync.runtime.engine.EdgeStart;
import io.quarkiverse.sync.runtime.engine.EngineFactory;
import io.quarkiverse.sync.runtime.engine.Remotes;
import io.quarkiverse.sync.runtime.engine.ResolverBeans;
import io.quarkiverse.sync.runtime.engine.SyncRecorder;
import io.quarkiverse.sync.runtime.engine.SyncThreads;
import io.quarkiverse.sync.runtime.store.Destinations;
import io.quarkiverse.sync.runtime.store.EdgeCaptureSink;
import io.quarkiverse.sync.runtime.store.StoreTables;
import io.quarkiverse.sync.runtime.store.StoredRemote;
import io.quarkus.arc.BeanDestroyer;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.deployment.SyntheticBeanBuildItem;
import io.quarkus.arc.deployment.UnremovableBeanBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.hibernate.orm.deployment.spi.AdditionalJpaModelBuildItem;
import io.quarkus.runtime.RuntimeValue;

@BuildSteps(onlyIf = SyncEnabled.class)
class SyncProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("sync");
    }

    /** Beside the synced entities: a change and its capture are one transaction. */
    @BuildStep
    void tables(List<SyncedEntityBuildItem> entities, BuildProducer<AdditionalJpaModelBuildItem> model) {
        Set<String> units = new TreeSet<>();
        entities.forEach(item -> units.add(item.entity().persistenceUnit()));
        if (!units.isEmpty()) {
            StoreTables.CLASSES.forEach(name -> model.produce(new AdditionalJpaModelBuildItem(name, units)));
        }
    }

    @BuildStep
    void beans(List<SyncedEntityBuildItem> entities, BuildProducer<AdditionalBeanBuildItem> beans) {
        beans.produce(new AdditionalBeanBuildItem(SyncRemote.class));
        if (!entities.isEmpty()) {
            beans.produce(AdditionalBeanBuildItem.builder().setUnremovable()
                    .addBeanClasses(EdgeStart.class, EngineFactory.class, SyncThreads.class, ResolverBeans.class,
                            EdgeChangeTracker.class,
                            EdgeCaptureSink.class)
                    .build());
        }
    }

    @BuildStep
    UnremovableBeanBuildItem resolvers() {
        return UnremovableBeanBuildItem.beanTypes(DotName.createSimple(ConflictResolver.class));
    }

    @BuildStep
    void remotes(SyncBuildTimeConfig config, List<SyncedEntityBuildItem> entities, BeanDiscoveryFinishedBuildItem beans,
            BuildProducer<RemoteBuildItem> remotes) {
        RemoteReader reader = new RemoteReader(entities);
        for (String name : RemoteNames.of(config, beans.getInjectionPoints())) {
            RemoteBuildItem remote = reader.read(name, config.remotes().get(name));
            if (!entities.isEmpty()) {
                remotes.produce(remote);
            }
        }
        reader.fail();
    }

    @BuildStep
    void uploaded(List<RemoteBuildItem> remotes, BuildProducer<UploadedCollectionBuildItem> uploaded) {
        for (RemoteBuildItem remote : remotes) {
            for (String collection : remote.collections()) {
                if (remote.strategy(collection) != SyncStrategy.PULL_ONLY) {
                    uploaded.produce(new UploadedCollectionBuildItem(collection,
                            remote.properties().ofCollection(collection, "strategy")));
                }
            }
        }
    }

    /** One that is too long would fail the application's transaction. */
    @BuildStep
    void lengthOfIds(ValidationPhaseBuildItem phase, List<SyncedEntityBuildItem> entities, List<RemoteBuildItem> remotes,
            BuildProducer<ValidationErrorBuildItem> errors) {
        for (SyncedEntityBuildItem item : entities) {
            SyncedEntity entity = item.entity();
            int length = item.idLength().orElse(0);
            if (length > StoreTables.LONGEST_ID
                    && remotes.stream().anyMatch(remote -> remote.collections().contains(entity.collection()))) {
                errors.produce(new ValidationErrorBuildItem(new IllegalStateException(("The ids of %s may have %d characters, "
                        + "and no more than %d can be synchronized. Make the id @Column(length = %3$d), or use a UUID as @Id "
                        + "with a unique constraint over the long value.")
                        .formatted(entity.entityClass(), length, StoreTables.LONGEST_ID))));
            }
        }
    }

    @BuildStep
    @Record(ExecutionTime.STATIC_INIT)
    void remoteBeans(SyncRecorder recorder, List<RemoteBuildItem> remotes, BuildProducer<SyntheticBeanBuildItem> beans) {
        if (remotes.isEmpty()) {
            return;
        }
        List<RuntimeValue<StoredRemote>> stored = new ArrayList<>();
        for (RemoteBuildItem remote : remotes) {
            List<String> pullOnly = remote.collections().stream()
                    .filter(collection -> remote.strategy(collection) == SyncStrategy.PULL_ONLY).toList();
            stored.add(recorder.remote(remote.name(), remote.persistenceUnit(), remote.collections(), pullOnly));
        }
        beans.produce(SyntheticBeanBuildItem.configure(Destinations.class).scope(Singleton.class).unremovable()
                .runtimeValue(recorder.destinations(stored)).done());
        beans.produce(SyntheticBeanBuildItem.configure(Remotes.class).scope(Singleton.class).unremovable()
                .runtimeValue(recorder.remotes(stored)).done());
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void engines(SyncRecorder recorder, List<RemoteBuildItem> remotes, BuildProducer<SyntheticBeanBuildItem> beans) {
        for (RemoteBuildItem remote : remotes) {
            SyntheticBeanBuildItem.ExtendedBeanConfigurator engine = SyntheticBeanBuildItem
                    .configure(SynchronizationEngine.class).scope(Singleton.class).setRuntimeInit().unremovable()
                    .addInjectionPoint(ClassType.create(EngineFactory.class))
                    .createWith(recorder.engine(remote.name()))
                    .destroyer(BeanDestroyer.AutoCloseableDestroyer.class);
            if (remote.name().equals(SyncRemote.DEFAULT)) {
                engine.addQualifier(Default.class);
            }
            engine.addQualifier().annotation(SyncRemote.class).addValue("value", remote.name()).done();
            beans.produce(engine.done());
        }
    }
}
