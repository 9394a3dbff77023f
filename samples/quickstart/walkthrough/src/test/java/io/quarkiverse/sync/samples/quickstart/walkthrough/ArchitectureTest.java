package io.quarkiverse.sync.samples.quickstart.walkthrough;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** A newcomer copies from here: what is internal must not be found in it. */
@AnalyzeClasses(packages = "io.quarkiverse.sync.samples")
class ArchitectureTest {

    @ArchTest
    static final ArchRule nothingInternalIsUsed = noClasses().should().dependOnClassesThat().resideInAnyPackage(
            "io.quarkiverse.sync.engine..", "io.quarkiverse.sync.runtime..", "io.quarkiverse.sync.entities..",
            "io.quarkiverse.sync.server..", "io.quarkiverse.sync..deployment..");

    @ArchTest
    static void bothApplicationsAndWhatTheyShareAreLookedAt(JavaClasses classes) {
        assertThat(classes.stream().map(type -> type.getSimpleName())).contains("EdgePage", "HubPage", "City");
    }
}
