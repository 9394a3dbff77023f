package io.quarkiverse.sync.entities.deployment.test.sample;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.MapsId;
import jakarta.persistence.OneToOne;

import io.quarkiverse.sync.Synced;

/** Has the id of its region. */
@Entity
@Synced
public class Capital {

    @Id
    public Long id;
    @MapsId
    @OneToOne(fetch = FetchType.LAZY)
    public Region region;
    public String name;
}
