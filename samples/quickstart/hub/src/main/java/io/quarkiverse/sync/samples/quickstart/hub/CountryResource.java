package io.quarkiverse.sync.samples.quickstart.hub;

import java.net.URI;

import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.jboss.resteasy.reactive.RestForm;

import io.quarkiverse.sync.samples.quickstart.Country;
import io.quarkiverse.sync.samples.quickstart.RefusedException;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;

/** Countries are edited here and nowhere else. */
@Path("countries/{code}")
@Transactional
public class CountryResource {

    @Inject
    Template country;

    @GET
    @Produces(MediaType.TEXT_HTML)
    public TemplateInstance form(String code) {
        return country.data("country", find(code));
    }

    @POST
    public Response edit(String code, @RestForm String name, @RestForm String capital, @RestForm long population) {
        Country country = find(code);
        country.name = name;
        country.capital = capital;
        country.population = population;
        Country.flush();
        return Response.seeOther(URI.create("/#countries")).build();
    }

    private static Country find(String code) {
        return Country.<Country> findByIdOptional(code)
                .orElseThrow(() -> new RefusedException("There is no country with the code " + code + "."));
    }
}
