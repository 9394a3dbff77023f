package io.quarkiverse.sync.test.config;

import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkiverse.sync.Synced;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

@Entity
@Synced(collection = "notes")
public class Note extends PanacheEntityBase {
    @Id
    public UUID id = UUID.randomUUID();
    @Column(length = 1 << 20)
    public String text;
    public Instant editedAt;
}
