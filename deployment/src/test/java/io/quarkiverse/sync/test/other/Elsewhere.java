package io.quarkiverse.sync.test.other;

import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "elsewhere")
public class Elsewhere {
    @Id
    public UUID id;
}
