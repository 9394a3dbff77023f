package io.quarkiverse.sync.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The "may import" column of the folders' table. */
@AnalyzeClasses(packages = "io.quarkiverse.sync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String ENTITIES = "io.quarkiverse.sync.entities..";
    private static final String EDGE = "io.quarkiverse.sync.runtime..";
    private static final String HUB = "io.quarkiverse.sync.server..";

    @ArchTest
    static final ArchRule coreImportsNothingOfTheOthers = noClasses()
            .that().resideInAPackage("io.quarkiverse.sync..").and().resideOutsideOfPackages(ENTITIES, EDGE, HUB)
            .should().dependOnClassesThat().resideInAnyPackage(ENTITIES, EDGE, HUB, "io.quarkus..", "org.hibernate..",
                    "jakarta.ws.rs..", "java.net.http..");

    @ArchTest
    static final ArchRule entitiesImportNeitherEdgeNorHub = noClasses().that().resideInAPackage(ENTITIES)
            .should().dependOnClassesThat().resideInAnyPackage(EDGE, HUB);

    @ArchTest
    static final ArchRule edgeNeverImportsHub = noClasses().that().resideInAPackage(EDGE)
            .should().dependOnClassesThat().resideInAPackage(HUB);

    @ArchTest
    static final ArchRule hubNeverImportsEdge = noClasses().that().resideInAPackage(HUB)
            .should().dependOnClassesThat().resideInAPackage(EDGE);

    @ArchTest
    static final ArchRule runtimeNeverImportsDeployment = noClasses().that().resideOutsideOfPackage("..deployment..")
            .should().dependOnClassesThat().resideInAPackage("..deployment..");
}
