package io.github.sentiment4j;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Measures a model through the public API: accuracy, calibration, CheckList, contrast sets,
 * fairness; VADER on the same texts and, where its models are on the class path, CoreNLP on some of
 * them. Writes {@code accuracy.md}, {@code accuracy.json} and {@code calibration.svg}.
 *
 * <pre>java -cp benchmarks/target/benchmarks.jar io.github.sentiment4j.AccuracyReport --data FOLDER
 * </pre>
 */
@Command(
    name = "AccuracyReport",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures a model on test sets and writes accuracy.md, accuracy.json and calibration.svg.")
final class AccuracyReport implements Callable<Integer> {

  private static final Pattern PLACE = Pattern.compile("\\$([a-z][a-z0-9_]*)");

  @Spec private CommandSpec spec;

  @Option(
      names = "--data",
      required = true,
      paramLabel = "FOLDER",
      description = "the data: folders test and robustness, as benchmarks/README.md describes them")
  private Path data;

  @Option(
      names = "--model",
      paramLabel = "FOLDER",
      description = "a folder with the files of a model; by default the bundled model is measured")
  private Path model;

  @Option(
      names = "--output",
      paramLabel = "FOLDER",
      defaultValue = "docs",
      description = "where the files go (default: ${DEFAULT-VALUE})")
  private Path output;

  @Option(
      names = "--cases",
      paramLabel = "NUMBER",
      defaultValue = "500",
      description =
          "most cases of a CheckList test of type INV or DIR, drawn by a fixed seed; of the type"
              + " MFT all are asked (default: ${DEFAULT-VALUE})")
  private int cases;

  AccuracyReport() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new AccuracyReport()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException, ExecutionException {
    SentimentModel measured =
        model == null ? SentimentModel.onClassPath() : SentimentModel.directory(model);
    Evaluation evaluation;
    try (ParallelReading reading = new ParallelReading();
        SentimentClassifier classifier = SentimentClassifier.create(measured)) {
      Examination examination = new Examination(data, cases, reading);
      evaluation = Evaluation.of(measured, classifier, examination, reading);
    } catch (NoSuchFileException e) {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          e.getFile() + " is missing: benchmarks/README.md says what the data folder holds");
    }
    Map<String, String> pieces = AccuracyTables.of(evaluation);
    pieces.put("cases", String.valueOf(cases));
    Files.createDirectories(output);
    Files.writeString(output.resolve("accuracy.md"), document(pieces));
    Files.writeString(output.resolve("accuracy.json"), json(evaluation, pieces));
    Files.writeString(
        output.resolve("calibration.svg"),
        ReliabilityDiagram.svg("All test sets together", evaluation.reliability()));
    System.out.println(pieces.get("sets"));
    return 0;
  }

  private static String document(Map<String, String> pieces) throws IOException {
    String template = new String(Resources.of("accuracy_template.md"), StandardCharsets.UTF_8);
    return PLACE
        .matcher(template)
        .replaceAll(place -> Matcher.quoteReplacement(pieces.get(place.group(1))));
  }

  private static String json(Evaluation evaluation, Map<String, String> pieces) throws IOException {
    JsonMapper mapper =
        JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(double.class, new FiveDecimals()))
            .build();
    ObjectNode document = mapper.valueToTree(evaluation);
    document.set("pieces", mapper.valueToTree(pieces));
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(document) + "\n";
  }

  /** More would only tell how floats are added. */
  private static final class FiveDecimals extends JsonSerializer<Double> {

    @Override
    public void serialize(Double number, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeNumber(BigDecimal.valueOf(number).setScale(5, RoundingMode.HALF_UP));
    }
  }
}
