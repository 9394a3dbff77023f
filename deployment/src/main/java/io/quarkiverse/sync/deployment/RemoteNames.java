package io.quarkiverse.sync.deployment;

import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;

import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.DotName;

import io.quarkiverse.sync.SyncStrategy;
import io.quarkiverse.sync.SynchronizationEngine;
import io.quarkiverse.sync.edge.SyncRemote;
import io.quarkiverse.sync.runtime.config.PropertyNames;
import io.quarkiverse.sync.runtime.config.SyncBuildTimeConfig;
import io.quarkus.arc.processor.InjectionPointInfo;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Finds the remotes of an application: by build-time properties and by what is injected. */
final class RemoteNames {

    private static final DotName ENGINE = DotName.createSimple(SynchronizationEngine.class.getName());
    private static final DotName REMOTE = DotName.createSimple(SyncRemote.class.getName());

    private RemoteNames() {
    }

    /** The default one unless there are others and nobody asks for it. */
    static Set<String> of(SyncBuildTimeConfig config, Collection<InjectionPointInfo> injections) {
        Set<String> names = new TreeSet<>();
        config.remotes().forEach((name, remote) -> {
            if (!name.equals(PropertyNames.HUB) && (!name.equals(SyncRemote.DEFAULT) || says(remote))) {
                names.add(named(name));
            }
        });
        for (InjectionPointInfo injection : injections) {
            AnnotationInstance qualifier = injection.getRequiredQualifier(REMOTE);
            if (qualifier != null) {
                names.add(named(qualifier.value().asString()));
            } else if (injection.getRequiredType().name().equals(ENGINE) && injection.hasDefaultedQualifier()) {
                names.add(SyncRemote.DEFAULT);
            }
        }
        return names.isEmpty() ? Set.of(SyncRemote.DEFAULT) : names;
    }

    private static String named(String remote) {
        if (!PropertyNames.canName(remote)) {
            throw new ConfigurationException(("A remote cannot be named '%s' (%s, or @SyncRemote): settings of the remote "
                    + "without a name, or of the hub, begin like that. Give it another name")
                    .formatted(remote, new PropertyNames(remote).of("…")));
        }
        return remote;
    }

    private static boolean says(SyncBuildTimeConfig.Remote remote) {
        return remote.collections().isPresent() || !remote.collection().isEmpty()
                || remote.defaultStrategy() != SyncStrategy.TWO_WAY;
    }
}
