package io.quarkiverse.sync.server.deployment;

import io.quarkiverse.sync.server.runtime.config.HubBuildTimeConfig;
import io.quarkiverse.sync.server.runtime.rest.HubRecorder;
import io.quarkiverse.sync.server.runtime.rest.HubResource;
import io.quarkiverse.sync.server.runtime.rest.PullParameters;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.AdditionalIndexedClassesBuildItem;
import io.quarkus.deployment.builditem.CombinedIndexBuildItem;
import io.quarkus.resteasy.reactive.spi.AdditionalResourceClassBuildItem;
import io.quarkus.vertx.http.deployment.HttpRootPathBuildItem;
import io.quarkus.vertx.http.deployment.RouteBuildItem;
import io.quarkus.vertx.http.runtime.RouteConstants;

@BuildSteps(onlyIf = HubEnabled.class)
class HubResourceProcessor {

    @BuildStep
    AdditionalIndexedClassesBuildItem index() {
        return new AdditionalIndexedClassesBuildItem(HubResource.class.getName(), PullParameters.class.getName());
    }

    @BuildStep
    AdditionalBeanBuildItem bean() {
        return AdditionalBeanBuildItem.unremovableOf(HubResource.class);
    }

    @BuildStep
    AdditionalResourceClassBuildItem resource(CombinedIndexBuildItem index, HubBuildTimeConfig config) {
        return new AdditionalResourceClassBuildItem(index.getIndex().getClassByName(HubResource.class),
                "/" + HubPath.of(config).relative());
    }

    /** Before the HTTP layer's own limit on bodies, which answers without one. */
    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    RouteBuildItem gate(HubRecorder recorder, HubBuildTimeConfig config, HttpRootPathBuildItem root) {
        String path = HubPath.of(config).relative();
        return root.routeBuilder()
                .orderedRoute(path + "/*", RouteConstants.ROUTE_ORDER_UPLOAD_LIMIT - 1)
                .handler(recorder.gate(root.resolvePath(path) + "/"))
                .build();
    }
}
