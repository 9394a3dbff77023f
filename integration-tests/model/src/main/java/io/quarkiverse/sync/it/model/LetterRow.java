package io.quarkiverse.sync.it.model;

import jakarta.persistence.Entity;

import io.quarkiverse.sync.Synced;

/** Keeps the time of its last edit as a text, which need not be one that can be read. */
@Entity
@Synced(collection = "letters")
public class LetterRow extends Row {
    public String postmark;
}
