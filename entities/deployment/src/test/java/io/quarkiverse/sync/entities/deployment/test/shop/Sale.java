package io.quarkiverse.sync.entities.deployment.test.shop;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import jakarta.persistence.CascadeType;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

import io.quarkiverse.sync.SyncIgnore;
import io.quarkiverse.sync.Synced;

/** Relations and element collections, without a version: then Hibernate has no entity event for a changed collection. */
@Entity
@Synced
public class Sale {

    @Id
    public Long id;
    public String note;
    @Embedded
    public Address address = new Address();
    @ManyToOne(fetch = FetchType.LAZY)
    public Customer customer;
    @OneToMany(mappedBy = "sale", cascade = CascadeType.ALL, orphanRemoval = true)
    public List<Line> lines = new ArrayList<>();
    @ElementCollection
    public Set<String> tags = new HashSet<>();
    @SyncIgnore
    @ElementCollection
    public Set<String> secrets = new HashSet<>();

    public Sale() {
    }

    public Sale(long id) {
        this.id = id;
    }

    @Embeddable
    public static class Address {
        public String street;
        public String city;
    }
}
