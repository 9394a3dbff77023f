package io.quarkiverse.sync.entities.deployment.test.shop;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Not synced. */
@Entity
public class Label {

    @Id
    public Long id;

    public Label() {
    }

    public Label(long id) {
        this.id = id;
    }
}
