package io.quarkiverse.sync.samples.quickstart;

import java.math.BigDecimal;

import org.jboss.resteasy.reactive.RestForm;

public class CityForm {

    @RestForm
    String name;

    @RestForm
    String country;

    @RestForm
    long population;

    @RestForm
    BigDecimal latitude;

    @RestForm
    BigDecimal longitude;

    void fill(City city) {
        city.name = name;
        city.country = Country.findById(country);
        city.population = population;
        city.latitude = latitude;
        city.longitude = longitude;
    }
}
