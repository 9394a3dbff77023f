package io.quarkiverse.sync.entities.deployment.test.sample;

import java.io.Serializable;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** A type of the application's own, stored as text. */
public record Colour(int red, int green, int blue) implements Serializable {

    @Converter(autoApply = true)
    public static class AsText implements AttributeConverter<Colour, String> {

        @Override
        public String convertToDatabaseColumn(Colour colour) {
            if (colour != null && colour.red > 255) {
                throw new IllegalArgumentException("too red");
            }
            return colour == null ? null : colour.red + "/" + colour.green + "/" + colour.blue;
        }

        @Override
        public Colour convertToEntityAttribute(String text) {
            if (text == null) {
                return null;
            }
            String[] parts = text.split("/");
            return new Colour(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
        }
    }
}
