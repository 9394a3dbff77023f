package io.quarkiverse.sync.server.deployment.app;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** Has a converter that does not understand everything that a table may hold. */
public record Grade(int number) {

    @Converter(autoApply = true)
    public static class AsText implements AttributeConverter<Grade, String> {
        @Override
        public String convertToDatabaseColumn(Grade grade) {
            return grade == null ? null : String.valueOf(grade.number());
        }

        @Override
        public Grade convertToEntityAttribute(String text) {
            return text == null ? null : new Grade(Integer.parseInt(text));
        }
    }
}
