package io.quarkiverse.sync.entities.runtime.document;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.JdbcMapping;

import com.fasterxml.jackson.databind.JsonNode;

/** A type of the application's own with a JPA converter: travels as what the converter makes of it. */
record ConvertedCodec(JdbcMapping mapping, Codec stored) implements Codec {

    ConvertedCodec(BasicValuedModelPart part) {
        this(part.getJdbcMapping(), ValueCodecs.of(part.getJdbcMapping().getJdbcJavaType().getJavaTypeClass()));
        if (stored == null) {
            throw new IllegalStateException("A document cannot hold " + part.getJavaType().getJavaTypeClass().getName()
                    + ": give it a JPA converter to a simple type, or keep the attribute at home with @SyncIgnore.");
        }
    }

    @Override
    public JsonNode encode(Object value, SharedSessionContractImplementor session) {
        return stored.encode(mapping.convertToRelationalValue(value), session);
    }

    @Override
    public Object decode(JsonNode json) {
        Object value = stored.decode(json);
        try {
            Object converted = mapping.convertToDomainValue(value);
            // What cannot be written would else end the page, not only this record.
            mapping.convertToRelationalValue(converted);
            return converted;
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("what its converter understands (" + e.getMessage() + ")", e);
        }
    }
}
