package io.quarkiverse.sync.deployment;

import io.quarkiverse.sync.runtime.rest.RestApi;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.builditem.AdditionalIndexedClassesBuildItem;

/** The client of a remote's REST interface. */
class RestAdapterProcessor {

    @BuildStep
    AdditionalIndexedClassesBuildItem restApi() {
        return new AdditionalIndexedClassesBuildItem(RestApi.class.getName());
    }
}
