package io.quarkiverse.sync.benchmarks.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** About 310 bytes as a document. */
@MappedSuperclass
public abstract class VisitFields extends PanacheEntityBase {
    @Id
    public UUID id;
    public String title;
    public String customer;
    public String notes;
    public String status;
    public Integer rating;
    @Column(precision = 12, scale = 2)
    public BigDecimal price;
    public Instant visitedAt;

    void fill(VisitRow row) {
        id = row.id();
        title = row.title();
        customer = row.customer();
        notes = row.notes();
        status = row.status();
        rating = row.rating();
        price = row.price();
        visitedAt = row.visitedAt();
    }
}
