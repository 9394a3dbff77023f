package io.quarkiverse.sync.entities.deployment.test.sample;

import java.util.UUID;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import jakarta.persistence.UniqueConstraint;
import jakarta.persistence.Version;

import io.quarkiverse.sync.Synced;

/** Competes with others for a code, for a mark, which it cannot do without, and for its position in a region. */
@Entity
@Synced
@Table(uniqueConstraints = @UniqueConstraint(columnNames = { "region_id", "position" }))
public class Seat {

    @Id
    public Long id;
    @Version
    public int version;
    @Column(unique = true)
    public String code;
    @Column(unique = true, nullable = false, length = 8)
    public String mark = UUID.randomUUID().toString().substring(0, 8);
    @ManyToOne(fetch = FetchType.LAZY)
    public Region region;
    @Column(name = "position")
    public int position;
    @Embedded
    public Size size;
}
