package io.github.sentiment4j;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("io.github.sentiment4j");

  @Test
  void onlyTheSeamKnowsTheEngine() {
    noClasses()
        .that()
        .doNotHaveFullyQualifiedName(TorchScriptScorer.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(PyTorch.class.getName())
        .and()
        .doNotHaveFullyQualifiedName(NativeFolder.class.getName())
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.djl..")
        .check(CLASSES);
  }

  @Test
  void nothingBeyondTheEngineAndTheLoggerIsNeeded() {
    classes()
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java..", "ai.djl..", "org.slf4j..", "org.jspecify..", "io.github.sentiment4j..")
        .check(CLASSES);
  }

  @Test
  void internalsAreHidden() {
    assertThat(CLASSES.stream())
        .filteredOn(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
        .extracting(JavaClass::getSimpleName)
        .containsExactlyInAnyOrder(
            "Sentiment",
            "Passage",
            "Label",
            "SentimentClassifier",
            "Builder",
            "SentimentModel",
            "ModelManifest",
            "ModelLoadException",
            "InferenceException");
  }
}
