package io.quarkiverse.sync.samples.quickstart.hub;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;

import io.quarkiverse.sync.samples.quickstart.City;
import io.quarkiverse.sync.samples.quickstart.Country;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;

/** Fills an empty database at the first start; {@code geonames/NOTICE} says where the data are from. */
@ApplicationScoped
public class GeoNames {

    private record CountryRow(String code, String name, String capital, String continent, long population, BigDecimal area) {

        Country toEntity() {
            Country country = new Country();
            country.code = code;
            country.name = name;
            country.capital = capital;
            country.continent = continent;
            country.population = population;
            country.area = area;
            return country;
        }
    }

    private record CityRow(String id, String name, String country, long population, BigDecimal latitude,
            BigDecimal longitude) {

        City toEntity(Map<String, Country> countries) {
            City city = new City();
            city.id = id;
            city.name = name;
            city.country = countries.get(country);
            city.population = population;
            city.latitude = latitude;
            city.longitude = longitude;
            return city;
        }
    }

    @Inject
    ObjectMapper json;

    @Transactional
    void load(@Observes StartupEvent start) throws IOException {
        if (Country.count() > 0) {
            return;
        }
        Map<String, Country> countries = read("countries.json", CountryRow[].class).stream().map(CountryRow::toEntity)
                .collect(Collectors.toMap(country -> country.code, Function.identity()));
        List<City> cities = read("cities.json", CityRow[].class).stream().map(row -> row.toEntity(countries)).toList();
        Country.persist(countries.values());
        City.persist(cities);
        Log.infof("Loaded %d countries and %d cities", countries.size(), cities.size());
    }

    private <T> List<T> read(String file, Class<T[]> rows) throws IOException {
        try (InputStream in = GeoNames.class.getResourceAsStream("/geonames/" + file)) {
            return List.of(json.readValue(in, rows));
        }
    }
}
