package io.quarkiverse.sync;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.quarkiverse.sync", importOptions = ImportOption.DoNotIncludeTests.class)
class CoreArchitectureTest {

    @ArchTest
    static final ArchRule importsOnlyJacksonAndMutiny = classes().should().onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.quarkiverse.sync..", "com.fasterxml.jackson..", "io.smallrye.mutiny..")
            .because("the core is plain Java and runs without Quarkus, Hibernate and HTTP");

    @ArchTest
    static final ArchRule whatUsersImplementDoesNotKnowTheEngine = noClasses()
            .that().resideInAnyPackage("io.quarkiverse.sync.adapter..", "io.quarkiverse.sync.conflict..",
                    "io.quarkiverse.sync.store..")
            .should().dependOnClassesThat().resideInAPackage("io.quarkiverse.sync.engine..");
}
