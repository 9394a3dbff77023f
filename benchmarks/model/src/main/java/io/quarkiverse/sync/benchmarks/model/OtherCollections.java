package io.quarkiverse.sync.benchmarks.model;

import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;

/** Nine more collections, which make ten with the visits. */
public final class OtherCollections {

    private OtherCollections() {
    }

    @Entity(name = "Asset")
    @Synced(collection = "assets")
    public static class Asset extends VisitFields {
    }

    @Entity(name = "Bill")
    @Synced(collection = "bills")
    public static class Bill extends VisitFields {
    }

    @Entity(name = "Contact")
    @Synced(collection = "contacts")
    public static class Contact extends VisitFields {
    }

    @Entity(name = "Depot")
    @Synced(collection = "depots")
    public static class Depot extends VisitFields {
    }

    @Entity(name = "Estimate")
    @Synced(collection = "estimates")
    public static class Estimate extends VisitFields {
    }

    @Entity(name = "Fault")
    @Synced(collection = "faults")
    public static class Fault extends VisitFields {
    }

    @Entity(name = "Gauge")
    @Synced(collection = "gauges")
    public static class Gauge extends VisitFields {
    }

    @Entity(name = "Holiday")
    @Synced(collection = "holidays")
    public static class Holiday extends VisitFields {
    }

    @Entity(name = "Invoice")
    @Synced(collection = "invoices")
    public static class Invoice extends VisitFields {
    }
}
