package io.quarkiverse.sync.samples.quickstart;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.NotBlank;

import io.quarkiverse.sync.Synced;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Kept by the hub; edges only read it. */
@Entity
@Synced(collection = "countries")
public class Country extends PanacheEntityBase {

    /** ISO 3166-1 alpha-2. */
    @Id
    public String code;

    @NotBlank
    public String name;

    public String capital;

    public String continent;

    public long population;

    /** Square kilometres. */
    @Column(precision = 12, scale = 2)
    public BigDecimal area;
}
