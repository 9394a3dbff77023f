package io.quarkiverse.sync.entities.runtime.table;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

import jakarta.transaction.Synchronization;

import org.hibernate.cache.spi.CacheImplementor;
import org.hibernate.engine.transaction.jta.platform.spi.JtaPlatform;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.spi.MappingMetamodelImplementor;
import org.hibernate.persister.collection.CollectionPersister;
import org.hibernate.persister.entity.EntityPersister;

/** Takes rows that were written past Hibernate out of its second-level cache. */
final class CacheEviction {

    private final EntityPersister persister;
    private final List<CollectionPersister> collections;
    private final List<String> inverse;

    CacheEviction(EntityPersister persister) {
        this.persister = persister;
        this.collections = new ArrayList<>();
        this.inverse = inverse(persister);
        persister.forEachAttributeMapping(attribute -> {
            if (attribute instanceof PluralAttributeMapping plural && plural.getCollectionDescriptor().hasCache()) {
                collections.add(plural.getCollectionDescriptor());
            }
        });
    }

    /** Cached collections of other entities in which the rows stand, or stood. */
    private static List<String> inverse(EntityPersister persister) {
        MappingMetamodelImplementor metamodel = persister.getFactory().getMappingMetamodel();
        Set<String> roles = metamodel.getCollectionRolesByEntityParticipant(persister.getEntityName());
        return roles == null ? List.of()
                : roles.stream().filter(role -> metamodel.getCollectionDescriptor(role).hasCache()).toList();
    }

    /** Once for the rest of this transaction, and once after it: meanwhile others may have cached what they still see. */
    void evict(Collection<Object> keys) {
        if (!persister.hasCache() && collections.isEmpty() && inverse.isEmpty() && !cachesQueries()) {
            return;
        }
        evictNow(keys);
        persister.getFactory().getServiceRegistry().requireService(JtaPlatform.class)
                .registerSynchronization(new Synchronization() {
                    @Override
                    public void beforeCompletion() {
                        // Others cannot see the rows yet.
                    }

                    @Override
                    public void afterCompletion(int status) {
                        evictNow(keys);
                    }
                });
    }

    private void evictNow(Collection<Object> keys) {
        CacheImplementor cache = persister.getFactory().getCache();
        for (Object key : keys) {
            cache.evictEntityData(persister.getEntityName(), key);
            collections.forEach(collection -> cache.evictCollectionData(collection.getRole(), key));
        }
        inverse.forEach(cache::evictCollectionData);
        if (cachesQueries()) {
            cache.evictQueryRegions();
        }
    }

    private boolean cachesQueries() {
        return persister.getFactory().getSessionFactoryOptions().isQueryCacheEnabled();
    }
}
