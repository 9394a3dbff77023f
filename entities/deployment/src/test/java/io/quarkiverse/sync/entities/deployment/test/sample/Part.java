package io.quarkiverse.sync.entities.deployment.test.sample;

import jakarta.persistence.Embeddable;

@Embeddable
public class Part {

    public String name;
    public int pieces;

    public Part() {
    }

    public Part(String name, int pieces) {
        this.name = name;
        this.pieces = pieces;
    }
}
