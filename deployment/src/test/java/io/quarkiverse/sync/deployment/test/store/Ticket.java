package io.quarkiverse.sync.deployment.test.store;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import io.quarkiverse.sync.Synced;

/** Its keys are numbers, which the database does not order as text. */
@Entity
@Synced(collection = "tickets")
public class Ticket {

    @Id
    public long id;
    public String name;
    @ManyToOne(fetch = FetchType.LAZY)
    public Item item;
}
