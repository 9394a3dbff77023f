package io.quarkiverse.sync.benchmarks.model;

import jakarta.persistence.Entity;

/** The same table without synchronization, for the baselines. */
@Entity
public class PlainVisit extends VisitFields {
}
