package io.quarkiverse.sync.entities.deployment.test.shop;

import java.util.ArrayList;
import java.util.List;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;

import io.quarkiverse.sync.Synced;

/** Plain JPA, without a version. */
@Entity
@Synced
public class Customer {

    @Id
    public Long id;
    public String name;
    @OneToMany(mappedBy = "customer")
    public List<Sale> sales = new ArrayList<>();

    public Customer() {
    }

    public Customer(long id, String name) {
        this.id = id;
        this.name = name;
    }
}
