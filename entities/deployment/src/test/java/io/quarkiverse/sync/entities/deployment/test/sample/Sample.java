package io.quarkiverse.sync.entities.deployment.test.sample;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;

import jakarta.persistence.Cacheable;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.PrimaryKeyJoinColumn;
import jakarta.persistence.SecondaryTable;
import jakarta.persistence.Version;

import org.hibernate.annotations.GeneratedColumn;
import org.hibernate.annotations.SortNatural;
import org.hibernate.type.YesNoConverter;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;

import io.quarkiverse.sync.SyncIgnore;
import io.quarkiverse.sync.Synced;

/** An attribute of every kind that a document can hold. */
@Entity
@Synced
@Cacheable
@SecondaryTable(name = "sample_remark", pkJoinColumns = @PrimaryKeyJoinColumn(name = "sample_key"))
public class Sample {

    @Id
    public UUID id;
    @Version
    public long version;

    @Column(length = 40)
    public String text;
    @JsonProperty("label")
    public String name;
    @Column(name = "\"order\"")
    public String order;
    @Column(name = "\"Value\"")
    public Integer value;
    public char letter = 'x';
    public boolean flag;
    public Boolean maybe;
    public byte tiny;
    public Short small;
    public int count = 7;
    public Long many;
    public float coarse;
    public Double fine;
    public BigInteger whole;
    public BigDecimal amount;
    @Column(precision = 14, scale = 4)
    public BigDecimal price;
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    @Column(precision = 20, scale = 6)
    public BigDecimal exact;
    @JsonFormat(shape = JsonFormat.Shape.STRING)
    public Long counter;
    public UUID other;
    public Instant instant;
    public LocalDate date;
    public LocalTime time;
    @Column(secondPrecision = 3)
    public LocalTime precise;
    @Column(secondPrecision = 3)
    public Instant coarseTime;
    public DayOfWeek weekday;
    public LocalDateTime local;
    @Column(name = "\"offset\"")
    public OffsetDateTime offset;
    public ZonedDateTime zoned;
    @Column(name = "\"year\"")
    public Year year;
    public Duration duration;
    public byte[] bytes;
    @Enumerated(EnumType.STRING)
    public Grade grade;
    public Grade ordinal;
    @Convert(converter = YesNoConverter.class)
    public Boolean yes;
    public Colour colour;
    @Embedded
    public Place place;
    @ElementCollection
    public Set<String> tags = new HashSet<>();
    @ElementCollection
    @OrderColumn
    public List<Integer> steps = new ArrayList<>();
    @ElementCollection
    public List<Part> parts = new ArrayList<>();
    @ElementCollection
    @SortNatural
    public SortedSet<String> sorted = new TreeSet<>();
    @ElementCollection
    public Collection<Integer> bag = new ArrayList<>();
    @ManyToOne(fetch = FetchType.LAZY)
    public Region region;
    @Column(table = "sample_remark")
    public String remark;
    @Column(updatable = false)
    public String origin;
    @Column(insertable = false)
    public String verdict;
    @GeneratedColumn("upper(text)")
    public String loud;
    @Column(name = "text", length = 40, insertable = false, updatable = false)
    public String again;
    @SyncIgnore
    public String secret;
    @SyncIgnore
    @ElementCollection
    public Set<String> secrets = new HashSet<>();

    public enum Grade {
        LOW,
        MIDDLE,
        HIGH
    }

    public Sample() {
    }

    public Sample(UUID id) {
        this.id = id;
    }
}
