package io.quarkiverse.sync.entities.deployment.test.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;

import io.quarkiverse.sync.Synced;

/** The database draws the id while the row is inserted. */
@Entity
@Synced
public class Ticket {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    public Long id;
    public String name;

    public Ticket() {
    }

    public Ticket(String name) {
        this.name = name;
    }
}
