package io.quarkiverse.sync.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/**
 * The "may import" column of the folders' table. Runtime and deployment modules alike: all are on the classpath of this one.
 */
@AnalyzeClasses(packages = "io.quarkiverse.sync", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String[] CORE = { "io.quarkiverse.sync", "io.quarkiverse.sync.adapter..",
            "io.quarkiverse.sync.conflict..", "io.quarkiverse.sync.store..", "io.quarkiverse.sync.engine.." };
    private static final String ENTITIES = "io.quarkiverse.sync.entities..";
    private static final String[] EDGE = { "io.quarkiverse.sync.runtime..", "io.quarkiverse.sync.deployment..",
            "io.quarkiverse.sync.edge.." };
    private static final String HUB = "io.quarkiverse.sync.server..";
    private static final String[] EVERYTHING_BUT_CORE = { ENTITIES, EDGE[0], EDGE[1], EDGE[2], HUB };
    private static final String[] HTTP = { "java.net.http..", "io.vertx..", "io.netty..", "io.quarkus.rest..",
            "io.quarkus.resteasy..", "io.quarkus.vertx..", "jakarta.ws.rs..", "org.eclipse.microprofile.rest..",
            "org.jboss.resteasy.." };

    @ArchTest
    static final ArchRule coreImportsNothingOfTheOthers = noClasses().that().resideInAnyPackage(CORE)
            .should().dependOnClassesThat().resideInAnyPackage(EVERYTHING_BUT_CORE);

    @ArchTest
    static final ArchRule coreKnowsNeitherQuarkusNorAnyDatabase = noClasses().that().resideInAnyPackage(CORE)
            .should().dependOnClassesThat().resideInAnyPackage("io.quarkus..", "org.hibernate..", "jakarta..", "java.sql..");

    @ArchTest
    static final ArchRule coreAndEntitiesKnowNoHttp = noClasses().that().resideInAnyPackage(CORE)
            .or().resideInAPackage(ENTITIES).should().dependOnClassesThat().resideInAnyPackage(HTTP);

    @ArchTest
    static final ArchRule entitiesImportNeitherEdgeNorHub = noClasses().that().resideInAPackage(ENTITIES)
            .should().dependOnClassesThat().resideInAnyPackage(EDGE)
            .orShould().dependOnClassesThat().resideInAPackage(HUB);

    @ArchTest
    static final ArchRule edgeNeverImportsHub = noClasses().that().resideInAnyPackage(EDGE)
            .should().dependOnClassesThat().resideInAPackage(HUB);

    @ArchTest
    static final ArchRule hubNeverImportsEdge = noClasses().that().resideInAPackage(HUB)
            .should().dependOnClassesThat().resideInAnyPackage(EDGE);

    @ArchTest
    static final ArchRule runtimeNeverImportsDeployment = noClasses().that().resideOutsideOfPackage("..deployment..")
            .should().dependOnClassesThat().resideInAPackage("..deployment..");
}
