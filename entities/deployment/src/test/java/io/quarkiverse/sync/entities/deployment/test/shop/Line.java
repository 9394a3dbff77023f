package io.quarkiverse.sync.entities.deployment.test.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import io.quarkiverse.sync.Synced;

@Entity
@Synced
public class Line {

    @Id
    public Long id;
    public String sku;
    @ManyToOne(fetch = FetchType.LAZY)
    public Sale sale;

    public Line() {
    }

    public Line(long id, String sku, Sale sale) {
        this.id = id;
        this.sku = sku;
        this.sale = sale;
    }
}
