package io.quarkiverse.sync.samples.quickstart;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;

import io.quarkiverse.sync.Synced;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Written in the field, with or without a network. */
@Entity
@Synced(collection = "inspections")
public class Inspection extends PanacheEntityBase {

    @Id
    public UUID id;

    @NotNull
    @ManyToOne(optional = false)
    public City city;

    @NotBlank
    public String inspector;

    @NotBlank
    @Column(length = 2000)
    public String findings;

    /** 1 (close it) to 5 (exemplary). */
    @Min(1)
    @Max(5)
    public int rating;

    @NotNull
    public Instant inspectedAt;
}
