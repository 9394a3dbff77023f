package io.quarkiverse.sync.entities.runtime.document;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.hibernate.metamodel.mapping.AttributeMapping;
import org.hibernate.metamodel.mapping.BasicValuedModelPart;
import org.hibernate.metamodel.mapping.EmbeddableMappingType;
import org.hibernate.metamodel.mapping.EmbeddableValuedModelPart;
import org.hibernate.metamodel.mapping.ForeignKeyDescriptor;
import org.hibernate.metamodel.mapping.ManagedMappingType;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.internal.ToOneAttributeMapping;
import org.hibernate.persister.entity.EntityPersister;

import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;

/** Finds the fields of an entity and how each is written. The build has refused what is not handled here. */
final class FieldReading {

    private final SyncedEntity entity;

    FieldReading(SyncedEntity entity) {
        this.entity = entity;
    }

    List<Field> read(ManagedMappingType type, String prefix) {
        List<Field> fields = new ArrayList<>();
        type.forEachAttributeMapping(attribute -> {
            String path = prefix + attribute.getAttributeName();
            if (!entity.ignored().contains(path) && travels(attribute, type)) {
                String name = entity.fieldNames().getOrDefault(path, attribute.getAttributeName());
                fields.add(new Field(name, attribute.getStateArrayPosition(), attribute, codec(attribute, path)));
            }
        });
        return List.copyOf(fields);
    }

    private static boolean travels(AttributeMapping attribute, ManagedMappingType type) {
        if (attribute instanceof ToOneAttributeMapping reference) {
            return reference.getSideNature() == ForeignKeyDescriptor.Nature.KEY;
        }
        if (attribute instanceof PluralAttributeMapping elements) {
            return !elements.getCollectionDescriptor().isInverse() && !elements.getCollectionDescriptor().isManyToMany()
                    && !elements.getCollectionDescriptor().isOneToMany();
        }
        return !(type instanceof EntityPersister persister && persister.isVersioned()
                && persister.getVersionPropertyIndex() == attribute.getStateArrayPosition());
    }

    private Codec codec(AttributeMapping attribute, String path) {
        if (attribute instanceof ToOneAttributeMapping reference) {
            EntityPersister target = reference.getEntityMappingType().getEntityPersister();
            return new ReferenceCodec(target, new IdCodec(target.getIdentifierType().getReturnedClass()));
        }
        if (attribute instanceof PluralAttributeMapping elements) {
            return new ElementsCodec(codec(elements.getElementDescriptor(), path),
                    elements.getIndexDescriptor() != null,
                    Set.class.isAssignableFrom(elements.getMappedType().getMappedJavaType().getJavaTypeClass()));
        }
        return codec((ModelPart) attribute, path);
    }

    private Codec codec(ModelPart part, String path) {
        if (part instanceof EmbeddableValuedModelPart embedded) {
            EmbeddableMappingType type = embedded.getEmbeddableTypeDescriptor();
            return new EmbeddableCodec(type, read(type, path + "."));
        }
        BasicValuedModelPart basic = part.asBasicValuedModelPart();
        Class<?> type = basic.getJavaType().getJavaTypeClass();
        boolean asText = entity.asText().contains(path);
        if (type == BigDecimal.class) {
            return ValueCodecs.decimal(Field.scale(basic), asText);
        }
        if (type == LocalTime.class) {
            return ValueCodecs.time(basic.getTemporalPrecision());
        }
        Codec moment = ValueCodecs.moment(type, basic.getTemporalPrecision());
        if (moment != null) {
            return moment;
        }
        Codec codec = ValueCodecs.of(type);
        if (codec == null) {
            return new ConvertedCodec(basic);
        }
        return asText ? ValueCodecs.asText(codec) : codec;
    }
}
