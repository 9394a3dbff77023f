package io.quarkiverse.sync.entities.deployment.test.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;

import org.hibernate.annotations.OnDelete;
import org.hibernate.annotations.OnDeleteAction;

import io.quarkiverse.sync.Synced;

/** Removed by the database with its customer. */
@Entity
@Synced
public class Reminder {

    @Id
    public Long id;
    @ManyToOne(fetch = FetchType.LAZY)
    @OnDelete(action = OnDeleteAction.CASCADE)
    public Customer customer;

    public Reminder() {
    }

    public Reminder(long id, Customer customer) {
        this.id = id;
        this.customer = customer;
    }
}
