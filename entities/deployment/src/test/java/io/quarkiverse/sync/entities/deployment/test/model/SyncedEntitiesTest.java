package io.quarkiverse.sync.entities.deployment.test.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import jakarta.inject.Inject;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;

import org.hibernate.annotations.Formula;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.GeneratedColumn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkiverse.sync.SyncIgnore;
import io.quarkiverse.sync.Synced;
import io.quarkiverse.sync.entities.runtime.model.EntityCollection;
import io.quarkiverse.sync.entities.runtime.model.SyncedCollections;
import io.quarkiverse.sync.entities.runtime.model.SyncedEntity;
import io.quarkiverse.sync.store.CollectionSchema.Reference;
import io.quarkus.test.QuarkusUnitTest;

/** What the build finds of entities. */
class SyncedEntitiesTest {

    @RegisterExtension
    static final QuarkusUnitTest APP = new QuarkusUnitTest()
            .withApplicationRoot(
                    jar -> jar.addClasses(Base.class, Plain.class, WorkOrder.class, Place.class, Step.class, Visit.class))
            .overrideConfigKey("quarkus.devservices.enabled", "false")
            .overrideConfigKey("quarkus.datasource.db-kind", "h2")
            .overrideConfigKey("quarkus.datasource.jdbc.url", "jdbc:h2:mem:model");

    @Inject
    SyncedCollections collections;

    @Test
    void namesAndVersions() {
        assertThat(collections.all()).extracting(EntityCollection::name, EntityCollection::version).containsExactlyInAnyOrder(
                tuple("workOrder", 0), tuple("visits", 3));
        assertThat(collections.of("<default>")).hasSize(2);
        assertThat(collections.of("other")).isEmpty();
        assertThat(collections.find("nothing")).isEmpty();
    }

    @Test
    void attributes() {
        SyncedEntity order = collections.find("workOrder").orElseThrow().entity();
        assertThat(order.entityClass()).isEqualTo(WorkOrder.class.getName());
        assertThat(order.persistenceUnit()).isEqualTo("<default>");
        assertThat(order.fieldNames()).isEqualTo(Map.of("title", "name", "parent", "parentId", "place.city", "town",
                "steps.work", "what", "beganBy", "begun"));
        assertThat(order.ignored()).containsExactlyInAnyOrder("password", "place.code", "loud", "byTrigger", "quiet", "again",
                "above");
        assertThat(order.asText()).containsExactly("price");
    }

    @Test
    void references() {
        assertThat(collections.find("workOrder").orElseThrow().references())
                .containsExactly(new Reference("parentId", "workOrder", true));
        assertThat(collections.find("visits").orElseThrow().references())
                .containsExactly(new Reference("job", "workOrder", false));
    }

    @Test
    void attributesByGetters() {
        SyncedEntity visit = collections.find("visits").orElseThrow().entity();
        assertThat(visit.fieldNames()).isEqualTo(Map.of("order", "job"));
        assertThat(visit.ignored()).containsExactly("note");
    }

    @MappedSuperclass
    public static class Base<K> {
        @Id
        public K id;
        @Version
        public int version;
    }

    /** Not mapped, so nothing that it declares is persistent. */
    public static class Plain<T> extends Base<T> {
        @JsonProperty("is not here")
        public String note;
        public Thread owner;
    }

    @Entity(name = "WorkOrder")
    @Synced
    public static class WorkOrder extends Plain<UUID> {
        @JsonProperty("name")
        public String title;
        @SyncIgnore
        public String password;
        @Formula("upper(title)")
        public String loud;
        @Generated
        public String byTrigger;
        @GeneratedColumn("lower(title)")
        public String quiet;
        @Column(name = "title", insertable = false, updatable = false)
        public String again;
        @ManyToOne
        @JoinColumn(name = "parent_id", insertable = false, updatable = false)
        public WorkOrder above;
        @Column(updatable = false)
        @JsonProperty("begun")
        public String beganBy;
        @JsonFormat(shape = JsonFormat.Shape.STRING)
        public BigDecimal price;
        @ManyToOne
        public WorkOrder parent;
        public Place place;
        @ElementCollection
        public List<Step> steps;
        @ElementCollection
        public Set<String> tags;
        @Transient
        public Thread helper;
    }

    @Embeddable
    public static class Place {
        @JsonProperty("town")
        public String city;
        @SyncIgnore
        public String code;
    }

    @Embeddable
    public static class Step {
        @JsonProperty("what")
        public String work;
    }

    @Entity(name = "Visit")
    @Synced(collection = "visits", version = 3)
    public static class Visit {
        private String key;
        private String note;
        private WorkOrder order;

        @Id
        public String getKey() {
            return key;
        }

        public void setKey(String key) {
            this.key = key;
        }

        @SyncIgnore
        public String getNote() {
            return note;
        }

        public void setNote(String note) {
            this.note = note;
        }

        @ManyToOne(optional = false)
        @JsonProperty("job")
        public WorkOrder getOrder() {
            return order;
        }

        public void setOrder(WorkOrder order) {
            this.order = order;
        }

        public int half(int number) {
            return number / 2;
        }
    }
}
