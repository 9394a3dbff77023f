package io.quarkiverse.sync.it.model;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.ManyToOne;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "children")
public class Child extends Row {
    @ManyToOne(fetch = FetchType.LAZY)
    public Parent parent;
}
