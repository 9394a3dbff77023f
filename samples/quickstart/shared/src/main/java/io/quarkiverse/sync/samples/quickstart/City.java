package io.quarkiverse.sync.samples.quickstart;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;

import io.quarkiverse.sync.Synced;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Corrected on both sides. */
@Entity
@Synced(collection = "cities")
public class City extends PanacheEntityBase {

    /** The GeoNames id, or a UUID for a city that was added here. */
    @Id
    public String id;

    @NotBlank
    public String name;

    @NotNull
    @ManyToOne(optional = false)
    public Country country;

    @PositiveOrZero
    public long population;

    @NotNull
    @DecimalMin("-90")
    @DecimalMax("90")
    @Column(precision = 8, scale = 5)
    public BigDecimal latitude;

    @NotNull
    @DecimalMin("-180")
    @DecimalMax("180")
    @Column(precision = 8, scale = 5)
    public BigDecimal longitude;
}
