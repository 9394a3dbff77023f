package io.quarkiverse.sync.entities.deployment.test.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;

import io.quarkiverse.sync.Synced;

/** Of types only of which no database makes anything else. */
@Entity
@Synced(collection = "kept")
public class Kept {
    @Id
    public UUID id;
    @Version
    public int version;
    public String text;
    public boolean flag = true;
    public short small;
    public Integer number;
    public Long many;
    public Double fine;
    @Enumerated(EnumType.STRING)
    public Sample.Grade grade;
    @Enumerated
    public Sample.Grade ordinal;
    @Column(precision = 12, scale = 3)
    public BigDecimal price = new BigDecimal("1.5");
    public BigDecimal amount;
    public Instant at = Instant.parse("2026-01-31T13:45:00.123456789Z");
    public UUID token = UUID.randomUUID();
    @ManyToOne
    public Region region;
}
