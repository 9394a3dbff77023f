package io.quarkiverse.sync.entities.deployment.test.sample;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.OneToOne;
import jakarta.persistence.Version;

import io.quarkiverse.sync.Synced;

/** Annotated on its getters; one of a kind for its region. */
@Entity
@Synced
public class Passport {

    private UUID id;
    private int version;
    private String holder;
    private Region region;

    @Id
    public UUID getId() {
        return id;
    }

    public void setId(UUID id) {
        this.id = id;
    }

    @Version
    public int getVersion() {
        return version;
    }

    public void setVersion(int version) {
        this.version = version;
    }

    public String getHolder() {
        return holder;
    }

    public void setHolder(String holder) {
        this.holder = holder;
    }

    @OneToOne(fetch = FetchType.LAZY)
    public Region getRegion() {
        return region;
    }

    public void setRegion(Region region) {
        this.region = region;
    }
}
