package io.quarkiverse.sync.runtime.engine;

import java.lang.annotation.Annotation;
import java.util.TreeMap;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;

import io.quarkiverse.sync.conflict.ConflictResolver;
import io.smallrye.common.annotation.Identifier;

/** The application's own resolvers. */
@Singleton
public class ResolverBeans {

    @Inject
    @Any
    Instance<ConflictResolver> beans;

    Resolvers resolvers() {
        TreeMap<String, ConflictResolver> byName = new TreeMap<>();
        for (Instance.Handle<ConflictResolver> handle : beans.handles()) {
            if (handle.getBean().getName() != null) {
                byName.put(handle.getBean().getName(), handle.get());
            }
            for (Annotation qualifier : handle.getBean().getQualifiers()) {
                if (qualifier instanceof Identifier identifier) {
                    byName.put(identifier.value(), handle.get());
                }
            }
        }
        return new Resolvers(byName);
    }
}
