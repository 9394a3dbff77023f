package io.quarkiverse.sync.server.deployment;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

import io.quarkiverse.sync.entities.deployment.SyncedEntityBuildItem;
import io.quarkiverse.sync.server.runtime.model.HubEntities;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.FeatureBuildItem;
import io.quarkus.hibernate.orm.deployment.spi.AdditionalJpaModelBuildItem;

@BuildSteps(onlyIf = HubEnabled.class)
class HubProcessor {

    private static final String RUNTIME = "io.quarkiverse.sync.server.runtime.";

    @BuildStep
    FeatureBuildItem feature() {
        return new FeatureBuildItem("sync-server");
    }

    /** Beside the synced entities: a change and its entry in the log are one transaction. */
    @BuildStep
    void tables(List<SyncedEntityBuildItem> entities, BuildProducer<AdditionalJpaModelBuildItem> model) {
        Set<String> units = new TreeSet<>();
        for (SyncedEntityBuildItem entity : entities) {
            units.add(entity.entity().persistenceUnit());
        }
        if (!units.isEmpty()) {
            for (Class<?> table : HubEntities.ALL) {
                model.produce(new AdditionalJpaModelBuildItem(table.getName(), units));
            }
        }
    }

    @BuildStep
    AdditionalBeanBuildItem beans() {
        return AdditionalBeanBuildItem.builder().setUnremovable()
                .addBeanClasses(RUNTIME + "feed.HubFeeds", RUNTIME + "feed.FeedSink", RUNTIME + "feed.Folder")
                .addBeanClasses(RUNTIME + "config.NameCheck", RUNTIME + "config.ValueCheck")
                .addBeanClasses(RUNTIME + "pull.Puller")
                .addBeanClasses(RUNTIME + "push.Pusher", RUNTIME + "push.PushTransactions", RUNTIME + "push.RowValidation")
                .build();
    }
}
