package io.quarkiverse.sync.entities.deployment.test.sample;

import java.math.BigDecimal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;

import io.quarkiverse.sync.SyncIgnore;

@Embeddable
public class Place {

    public String street;
    public Integer number;
    @SyncIgnore
    public String note;
    @Embedded
    public Point point;

    @Embeddable
    public static class Point {
        @Column(precision = 9, scale = 6)
        public BigDecimal latitude;
        @Column(precision = 9, scale = 6)
        public BigDecimal longitude;
    }
}
