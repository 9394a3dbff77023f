package io.quarkiverse.sync.entities.runtime.table;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import jakarta.persistence.Table;

import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.id.enhanced.SequenceStyleGenerator;

/**
 * The tables of edge or hub, and their sequences, as the persistence unit calls them: with its default schema and catalog, and
 * by its naming strategy.
 */
public final class TableNames {

    private static final Pattern OURS = Pattern.compile("\\bsync_[a-z_]+\\b");

    private final SessionFactoryImplementor sessions;
    private final Map<String, String> names = new HashMap<>();

    /** @param entities whose tables the statements name by what stands in their {@code @Table} */
    public TableNames(SessionFactoryImplementor sessions, Collection<Class<?>> entities) {
        this.sessions = sessions;
        for (Class<?> entity : entities) {
            names.put(entity.getAnnotation(Table.class).name(),
                    sessions.getMappingMetamodel().getEntityDescriptor(entity).getTableName());
        }
    }

    /** @param sequence what the statements call the sequence that draws the ids of the entity */
    public TableNames withSequence(String sequence, Class<?> entity) {
        SequenceStyleGenerator generator = (SequenceStyleGenerator) sessions.getMappingMetamodel().getEntityDescriptor(entity)
                .getGenerator();
        names.put(sequence,
                sessions.getSqlStringGenerationContext().format(generator.getDatabaseStructure().getPhysicalName()));
        return this;
    }

    /** The statement with these names instead of those that it was written with. */
    public String in(String sql) {
        return OURS.matcher(sql).replaceAll(
                name -> Matcher.quoteReplacement(names.getOrDefault(name.group(), name.group())));
    }
}
