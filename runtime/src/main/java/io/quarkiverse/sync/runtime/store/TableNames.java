package io.quarkiverse.sync.runtime.store;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.persistence.Table;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.enhanced.SequenceStyleGenerator;

/**
 * Our tables and their sequence as the persistence unit calls them: with its default schema and catalog, and by its naming
 * strategy.
 */
final class TableNames {

    private static final Pattern OURS = Pattern.compile("\\bsync_[a-z]+\\b");

    private final Map<String, String> names = new HashMap<>();

    TableNames(SessionFactoryImplementor sessions) {
        for (Class<?> entity : StoreTables.ENTITIES) {
            names.put(entity.getAnnotation(Table.class).name(),
                    sessions.getMappingMetamodel().getEntityDescriptor(entity).getTableName());
        }
        SequenceStyleGenerator sequence = (SequenceStyleGenerator) sessions.getMappingMetamodel()
                .getEntityDescriptor(SyncCapture.class).getGenerator();
        names.put(SyncCapture.SEQUENCE,
                sessions.getSqlStringGenerationContext().format(sequence.getDatabaseStructure().getPhysicalName()));
    }

    /** The statement with these names instead of those that it was written with. */
    String in(String sql) {
        return OURS.matcher(sql).replaceAll(
                name -> Matcher.quoteReplacement(names.getOrDefault(name.group(), name.group())));
    }
}
