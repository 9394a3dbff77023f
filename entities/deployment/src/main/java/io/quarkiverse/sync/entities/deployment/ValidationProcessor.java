package io.quarkiverse.sync.entities.deployment;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkus.agroal.spi.JdbcDataSourceBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem;
import io.quarkus.arc.deployment.ValidationPhaseBuildItem.ValidationErrorBuildItem;
import io.quarkus.datasource.common.runtime.DataSourceUtil;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.hibernate.orm.deployment.HibernateOrmConfig;
import io.quarkus.hibernate.orm.deployment.HibernateOrmConfigPersistenceUnit;
import io.quarkus.hibernate.orm.deployment.PersistenceUnitDescriptorBuildItem;
import io.quarkus.hibernate.orm.deployment.spi.AdditionalJpaModelBuildItem;
import io.quarkus.runtime.configuration.ConfigurationException;

/** Fails the build for entities that could not be synchronized, all of them at once, each with its cure. */
class ValidationProcessor {

    @BuildStep
    void attributes(ValidationPhaseBuildItem phase, List<SyncedEntityBuildItem> entities,
            BuildProducer<ValidationErrorBuildItem> errors) {
        for (SyncedEntityBuildItem item : entities) {
            item.problems().forEach(problem -> errors.produce(error(problem)));
        }
    }

    @BuildStep
    void collections(ValidationPhaseBuildItem phase, List<SyncedEntityBuildItem> entities,
            BuildProducer<ValidationErrorBuildItem> errors) {
        Map<String, String> owners = new HashMap<>();
        for (SyncedEntityBuildItem item : entities) {
            SyncedEntity entity = item.entity();
            String first = owners.putIfAbsent(entity.collection(), entity.entityClass());
            if (first != null) {
                errors.produce(error("The collection '%s' has two entities, %s and %s. Give one of them another: "
                        .formatted(entity.collection(), first, entity.entityClass())
                        + "@Synced(collection = \"...\")."));
            }
        }
    }

    @BuildStep
    void ids(ValidationPhaseBuildItem phase, List<SyncedEntityBuildItem> entities, List<UploadedCollectionBuildItem> uploaded,
            BuildProducer<ValidationErrorBuildItem> errors) {
        Map<String, UploadedCollectionBuildItem> byCollection = new HashMap<>();
        uploaded.forEach(item -> byCollection.put(item.collection(), item));
        for (SyncedEntityBuildItem item : entities) {
            UploadedCollectionBuildItem upload = byCollection.get(item.entity().collection());
            if (item.generatedId() && upload != null) {
                errors.produce(error(generatedId(item.entity(), upload)));
            }
        }
    }

    /** Asks to be run before Hibernate's build steps, whose message would say nothing of synchronization. */
    @BuildStep
    void datasources(List<SyncedEntityBuildItem> entities, List<JdbcDataSourceBuildItem> datasources, HibernateOrmConfig config,
            BuildProducer<AdditionalJpaModelBuildItem> beforeHibernate) {
        for (SyncedEntityBuildItem item : entities) {
            String unit = item.entity().persistenceUnit();
            HibernateOrmConfigPersistenceUnit configured = config.persistenceUnits().get(unit);
            String wanted = configured == null ? DataSourceUtil.DEFAULT_DATASOURCE_NAME
                    : configured.datasource().orElse(DataSourceUtil.DEFAULT_DATASOURCE_NAME);
            if (config.enabled() && datasources.stream().noneMatch(datasource -> datasource.getName().equals(wanted))) {
                String prefix = DataSourceUtil.isDefault(wanted) ? "quarkus.datasource."
                        : "quarkus.datasource.\"" + wanted + "\".";
                throw new ConfigurationException(("%s is @Synced, but the datasource '%s' of its table is not configured. Set "
                        + "%sdb-kind and %sjdbc.url, and add a JDBC driver such as quarkus-jdbc-postgresql or quarkus-jdbc-h2.")
                        .formatted(item.entity().entityClass(), wanted, prefix, prefix),
                        Set.of(prefix + "db-kind", prefix + "jdbc.url"));
            }
        }
    }

    @BuildStep
    void persistenceUnits(ValidationPhaseBuildItem phase, List<SyncedEntityBuildItem> entities,
            List<PersistenceUnitDescriptorBuildItem> units, BuildProducer<ValidationErrorBuildItem> errors) {
        for (SyncedEntityBuildItem item : entities) {
            SyncedEntity entity = item.entity();
            if (item.problems().isEmpty() && units.stream().noneMatch(
                    unit -> unit.getPersistenceUnitName().equals(entity.persistenceUnit())
                            && unit.getManagedClassNames().contains(entity.entityClass()))) {
                errors.produce(error(("%s is @Synced, but the persistence unit '%s' does not manage it. Hibernate ORM must be "
                        + "enabled (quarkus.hibernate-orm.enabled) and configured by properties, not by a persistence.xml.")
                        .formatted(entity.entityClass(), entity.persistenceUnit())));
            }
        }
    }

    private static String generatedId(SyncedEntity entity, UploadedCollectionBuildItem upload) {
        String simple = entity.entityClass().replaceFirst(".*[.$]", "");
        return """
                Two edges could give the same id to different records of '%s': each database counts the ids of %s for itself. \
                Use ids that are unique everywhere:

                    @Entity
                    %s
                    public class %s extends PanacheEntityBase {
                        @Id
                        @UuidGenerator(style = UuidGenerator.Style.VERSION_7)
                        public UUID id;
                    }

                If its records are created at the hub only, set %s=pull-only instead."""
                .formatted(entity.collection(), entity.entityClass(), synced(entity, simple), simple,
                        upload.strategyProperty());
    }

    /** The annotation as the class has it: without its name the snippet would make another collection. */
    private static String synced(SyncedEntity entity, String simpleName) {
        StringJoiner members = new StringJoiner(", ", "(", ")").setEmptyValue("");
        if (!entity.collection().equals(SyncedEntityReader.collection(simpleName))) {
            members.add("collection = \"%s\"".formatted(entity.collection()));
        }
        if (entity.version() != 0) {
            members.add("version = " + entity.version());
        }
        return "@Synced" + members;
    }

    private static ValidationErrorBuildItem error(String message) {
        return new ValidationErrorBuildItem(new IllegalStateException(message));
    }
}
