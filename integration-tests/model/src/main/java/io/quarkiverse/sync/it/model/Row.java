package io.quarkiverse.sync.it.model;

import java.time.Instant;

import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.validation.constraints.Max;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The attributes that the tests write. */
@MappedSuperclass
public abstract class Row extends PanacheEntityBase {
    @Id
    public String id;
    public String title;
    public String remark;
    @Max(100)
    public Integer rating;
    public Instant editedAt;
}
