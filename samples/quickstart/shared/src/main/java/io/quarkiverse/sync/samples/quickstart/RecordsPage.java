package io.quarkiverse.sync.samples.quickstart;

import java.util.List;
import java.util.Set;

/**
 * The records part of the page.
 *
 * @param cities the first ones of those that match the search
 * @param choices with an inspection in the form: the cities to choose from
 * @param city the city in the form, or null
 * @param inspection the inspection in the form, or null
 * @param waiting the records ({@code cities/17}) that wait to be pushed
 */
public record RecordsPage(List<Country> countries, long cityCount, List<City> cities, long matches, String search,
        long inspectionCount, List<Inspection> inspections, List<City> choices, City city, Inspection inspection,
        Set<String> waiting) {

    public boolean waits(String collection, Object id) {
        return waiting.contains(collection + "/" + id);
    }
}
