package io.quarkiverse.sync.entities.deployment.test.shop;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;

import io.quarkiverse.sync.Synced;

/** A lazy attribute. */
@Entity
@Synced
public class Letter {

    @Id
    public Long id;
    public String title;
    @Basic(fetch = FetchType.LAZY)
    @Column(length = 3000)
    public String body;

    public Letter() {
    }

    public Letter(long id, String title, String body) {
        this.id = id;
        this.title = title;
        this.body = body;
    }
}
