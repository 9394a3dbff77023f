package io.quarkiverse.sync.samples.quickstart;

import org.jboss.resteasy.reactive.RestForm;

public class InspectionForm {

    @RestForm
    String city;

    @RestForm
    String inspector;

    @RestForm
    String findings;

    @RestForm
    int rating;

    void fill(Inspection inspection) {
        inspection.city = City.findById(city);
        inspection.inspector = inspector;
        inspection.findings = findings;
        inspection.rating = rating;
    }
}
