package io.quarkiverse.sync.it.model;

import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;

@Entity
@Synced(collection = "merge-fields")
public class MergeFieldsRow extends Row {
}
