package io.quarkiverse.sync.server.deployment.app;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import io.quarkiverse.sync.Synced;

/** Refers to a product, has been through some versions, and has an id that not every text is. */
@Entity
@Synced(collection = "reviews", version = 3)
public class Review {

    @Id
    public UUID id;

    @ManyToOne
    public Product product;

    public String text;
}
