package io.quarkiverse.sync.entities.runtime.document;

import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;

import com.fasterxml.jackson.databind.JsonNode;

/** A reference as the id of the other record; the value is an entity, a proxy or the raw id. Decodes to the raw id. */
public record ReferenceCodec(EntityPersister target, IdCodec id) implements Codec {

    @Override
    public JsonNode encode(Object value, SharedSessionContractImplementor session) {
        // The internal one, because the other may load the entity, for which the session may be closed.
        HibernateProxy proxy = HibernateProxy.extractLazyInitializer(value) == null ? null : (HibernateProxy) value;
        Object key = proxy != null ? proxy.getHibernateLazyInitializer().getInternalIdentifier()
                : target.isInstance(value) ? target.getIdentifier(value, session) : value;
        return id.encode(key, session);
    }

    @Override
    public Object decode(JsonNode json) {
        return id.decode(json);
    }
}
