package io.quarkiverse.sync.entities.deployment.test.shop;

import java.util.HashSet;
import java.util.Set;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;

import io.quarkiverse.sync.Synced;

/** An element collection with a version: Hibernate fires an entity event as well. */
@Entity
@Synced
public class Basket {

    @Id
    public Long id;
    @Version
    public int version;
    @ElementCollection
    public Set<String> tags = new HashSet<>();

    public Basket() {
    }

    public Basket(long id) {
        this.id = id;
    }
}
