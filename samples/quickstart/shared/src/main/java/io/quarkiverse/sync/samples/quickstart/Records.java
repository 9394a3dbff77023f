package io.quarkiverse.sync.samples.quickstart;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.panache.common.Sort;

/** Reads what the page shows. */
@ApplicationScoped
public class Records {

    private static final int CITIES = 12;
    private static final int INSPECTIONS = 50;
    private static final String NEW = "new";

    /** @param waiting the records ({@code cities/17}) that wait to be pushed; none at a hub */
    @Transactional
    public RecordsPage page(PageQuery query, Set<String> waiting) {
        String search = query.search == null ? "" : query.search.strip();
        PanacheQuery<City> found = City.find("from City c join fetch c.country where lower(c.name) like ?1"
                + " order by c.population desc, c.id", "%" + search.toLowerCase(Locale.ROOT) + "%");
        List<Inspection> inspections = Inspection.find("from Inspection i join fetch i.city order by i.inspectedAt desc, i.id")
                .page(0, INSPECTIONS).list();
        City city = city(query);
        Inspection inspection = inspection(query);
        return new RecordsPage(Country.listAll(Sort.by("name")), City.count(), found.page(0, CITIES).list(),
                City.count("lower(name) like ?1", "%" + search.toLowerCase(Locale.ROOT) + "%"), search, Inspection.count(),
                inspections, inspection == null ? List.of() : City.listAll(Sort.by("name")), city, inspection, waiting);
    }

    private static City city(PageQuery query) {
        return NEW.equals(query.city) ? new City() : query.city == null ? null : City.findById(query.city);
    }

    private static Inspection inspection(PageQuery query) {
        if (NEW.equals(query.inspection)) {
            Inspection inspection = new Inspection();
            inspection.rating = 3;
            inspection.city = query.at == null ? null : City.findById(query.at);
            return inspection;
        }
        return query.inspection == null ? null : Inspection.findById(UUID.fromString(query.inspection));
    }
}
