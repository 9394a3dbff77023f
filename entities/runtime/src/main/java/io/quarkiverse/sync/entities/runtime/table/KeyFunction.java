package io.quarkiverse.sync.entities.runtime.table;

import org.hibernate.boot.model.FunctionContributions;
import org.hibernate.boot.model.FunctionContributor;
import org.hibernate.dialect.function.array.ArrayContainsArgumentTypeResolver;
import org.hibernate.type.StandardBasicTypes;

/**
 * {@code sync_among(keys, key)} in HQL, for databases with arrays. An {@code in} list has as many parameters as keys, and
 * Hibernate translates such a query anew with every execution, which takes longer than the database does.
 */
public final class KeyFunction implements FunctionContributor {

    static final String NAME = "sync_among";

    @Override
    public void contributeFunctions(FunctionContributions contributions) {
        contributions.getFunctionRegistry().patternDescriptorBuilder(NAME, "?2 = any(?1)").setExactArgumentCount(2)
                .setInvariantType(contributions.getTypeConfiguration().getBasicTypeRegistry()
                        .resolve(StandardBasicTypes.BOOLEAN))
                .setArgumentTypeResolver(ArrayContainsArgumentTypeResolver.INSTANCE).register();
    }
}
