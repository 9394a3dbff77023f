package io.quarkiverse.sync.server.deployment.app;

import java.math.BigDecimal;
import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.validation.constraints.PositiveOrZero;

import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkiverse.sync.Synced;

/** The record of the recorded traffic. */
@Entity
@Synced(collection = "products")
public class Product {

    @Id
    public String id;

    public String name;

    @Judged
    public String description;

    @Column(precision = 10, scale = 2)
    @PositiveOrZero
    public BigDecimal price;

    public Integer inventory;

    @Column(unique = true)
    public String code;

    public String status;

    public Grade grade;

    @JsonProperty("updated_at")
    public Instant updatedAt;

    public static Product of(String id, String name, int inventory) {
        Product product = new Product();
        product.id = id;
        product.name = name;
        product.inventory = inventory;
        return product;
    }
}
