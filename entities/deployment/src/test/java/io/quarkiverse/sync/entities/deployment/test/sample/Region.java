package io.quarkiverse.sync.entities.deployment.test.sample;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;

import org.hibernate.annotations.Cache;
import org.hibernate.annotations.CacheConcurrencyStrategy;

import io.quarkiverse.sync.Synced;

/** What samples refer to; a region lies within another. */
@Entity
@Synced
public class Region {

    @Id
    public Long id;
    public String name;
    @ManyToOne(fetch = FetchType.LAZY)
    public Region parent;

    @OneToMany(mappedBy = "region")
    @Cache(usage = CacheConcurrencyStrategy.READ_WRITE)
    public List<Numbered> numbered = new ArrayList<>();

    public Region() {
    }

    public Region(long id, String name) {
        this.id = id;
        this.name = name;
    }
}
