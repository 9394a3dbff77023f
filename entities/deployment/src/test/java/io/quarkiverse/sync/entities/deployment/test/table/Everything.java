package io.quarkiverse.sync.entities.deployment.test.table;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkiverse.sync.SyncIgnore;
import io.quarkiverse.sync.Synced;

/** One attribute of each mapped type. */
@Entity
@Synced
public class Everything {
    @Id
    public UUID id;
    @Version
    public int version;
    public String text;
    public char letter = 'a';
    public boolean flag;
    public Byte tiny;
    public short small;
    public Integer number;
    public long big;
    @Column(name = "`real`")
    public Float real;
    public double precise;
    public BigInteger huge;
    @Column(precision = 20, scale = 4)
    public BigDecimal amount;
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    public BigDecimal price;
    public Colour colour;
    @Enumerated(EnumType.STRING)
    public Colour named;
    public Instant instant;
    @Column(name = "`date`")
    public LocalDate date;
    @Column(name = "`time`")
    public LocalTime time;
    public LocalDateTime dateTime;
    @Column(name = "`offset`")
    public OffsetDateTime offset;
    public ZonedDateTime zoned;
    public Duration duration;
    @Column(name = "`year`")
    public Year year;
    @Column(length = 1 << 20)
    public byte[] bytes;
    @Convert(converter = MoneyConverter.class)
    public Money money;
    @Embedded
    public Address address;
    @ManyToOne
    public Owner owner;
    @ElementCollection
    public Set<String> tags = new HashSet<>();
    @ElementCollection
    @OrderColumn
    public List<Integer> scores;
    @JsonProperty("renamed")
    public String original;
    @Column(unique = true, length = 40)
    public String code;
    @SyncIgnore
    public String draft = "at home";

    public enum Colour {
        RED,
        GREEN
    }

    public record Money(long cents, String currency) {
    }

    @Converter
    public static class MoneyConverter implements AttributeConverter<Money, String> {
        @Override
        public String convertToDatabaseColumn(Money money) {
            return money == null ? null : money.cents() + " " + money.currency();
        }

        @Override
        public Money convertToEntityAttribute(String text) {
            return text == null ? null : new Money(Long.parseLong(text.split(" ")[0]), text.split(" ")[1]);
        }
    }

    @Embeddable
    public static class Address {
        public String street;
        public Integer houseNumber;
    }
}
