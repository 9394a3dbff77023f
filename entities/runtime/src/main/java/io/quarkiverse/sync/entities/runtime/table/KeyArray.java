package io.quarkiverse.sync.entities.runtime.table;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

import org.hibernate.dialect.H2Dialect;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.loader.ast.internal.MultiKeyLoadHelper;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.persister.entity.EntityPersister;

/**
 * Keys of an entity as one value for the database.
 *
 * @param type of the elements
 * @param most in one array
 */
record KeyArray(Class<?> type, JdbcMapping mapping, int most) {

    /** H2 compares every row that it has found by index with all keys once more. */
    private static final int FEW = 128;
    private static final int MANY = 10_000;

    /** Empty where the database has no arrays, or where a converter stands between key and column. */
    static Optional<KeyArray> of(EntityPersister persister) {
        SessionFactoryImplementor factory = persister.getFactory();
        JdbcMapping key = persister.getIdentifierMapping().getSingleJdbcMapping();
        if (!factory.getJdbcServices().getDialect().supportsStandardArrays() || key.getValueConverter() != null) {
            return Optional.empty();
        }
        Class<?> type = MethodType.methodType(key.getJavaTypeDescriptor().getJavaTypeClass()).wrap().returnType();
        return Optional.of(new KeyArray(type,
                MultiKeyLoadHelper.resolveArrayJdbcMapping(key, Array.newInstance(type, 0).getClass(), factory),
                factory.getJdbcServices().getDialect() instanceof H2Dialect ? FEW : MANY));
    }

    List<Object[]> of(Collection<Object> keys) {
        Object[] all = keys.toArray((Object[]) Array.newInstance(type, 0));
        List<Object[]> arrays = new ArrayList<>();
        for (int start = 0; start < all.length; start += most) {
            arrays.add(Arrays.copyOfRange(all, start, Math.min(start + most, all.length)));
        }
        return arrays;
    }
}
