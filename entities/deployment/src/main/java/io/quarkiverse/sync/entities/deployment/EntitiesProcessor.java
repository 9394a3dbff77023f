package io.quarkiverse.sync.entities.deployment;

import java.util.List;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.hibernate.orm.deployment.HibernateOrmConfig;

/** The model: which entities are synced, and how. */
class EntitiesProcessor {

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("sync-entities");
    }

    @BuildStep
    List<SyncedEntityBuildItem> entities(CombinedIndexBuildItem index, HibernateOrmConfig config) {
        return new SyncedEntityReader(index.getIndex(), new PersistenceUnits(config, index.getIndex())).read();
    }
}
