package io.github.sentiment4j.examples.commandline;

import io.github.sentiment4j.InferenceException;
import io.github.sentiment4j.ModelLoadException;
import io.github.sentiment4j.SentimentClassifier;
import io.github.sentiment4j.SentimentModel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells the sentiment of arguments, lines and files. */
@Command(
    name = "sentiment",
    description = "Tells the sentiment of English texts: arguments, standard input or a file.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    sortOptions = false,
    exitCodeOnExecutionException = SentimentCommand.FAILED,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:all rows were scored, or the reader of the output had enough",
      "1:some rows were bad: see standard error; the others were scored",
      "2:wrong usage, which includes a CSV header without the column",
      "3:the model or the engine cannot be loaded, or reading, scoring or writing failed"
    })
public final class SentimentCommand implements Callable<Integer> {

  static final int SOME_BAD = 1;
  static final int FAILED = 3;

  private final Supplier<SentimentClassifier> bundled;
  private final InputStream in;
  private final OutputStream out;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "TEXT",
      arity = "0..*",
      description =
          "Texts; without any, or with -, lines of standard input. Put -- before a text that begins"
              + " with a dash.")
  private List<String> texts = List.of();

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "Reads a .txt (one text a line), .csv or .jsonl file instead.")
  private Path file;

  @Option(
      names = "--column",
      paramLabel = "NAME",
      description = "The CSV column or JSON field that holds the text (default: text).")
  private String column;

  @Option(
      names = "--input-format",
      paramLabel = "FORMAT",
      description =
          "${COMPLETION-CANDIDATES} (default: by the file's ending; txt for standard input).")
  private InputFormat inputFormat;

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private OutputFormat outputFormat;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      description = "A folder with a model to use instead of the one that comes with this program.")
  private Path modelDirectory;

  /**
   * Makes the command.
   *
   * @param bundled loads the classifier that is used without {@code --model}
   */
  SentimentCommand(Supplier<SentimentClassifier> bundled, InputStream in, OutputStream out) {
    this.bundled = bundled;
    this.in = in;
    this.out = out;
  }

  /**
   * Runs the program.
   *
   * @param args see {@code --help}
   */
  public static void main(String[] args) {
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    OutputStream err = new FileOutputStream(FileDescriptor.err);
    CommandLine commandLine =
        new SentimentCommand(SentimentClassifier::create, System.in, out)
            .commandLine()
            .setOut(new PrintWriter(out, true, StandardCharsets.UTF_8))
            .setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    try {
      System.exit(commandLine.execute(args));
    } catch (Error e) {
      // Java would end with 1, as if all but some bad rows had been scored.
      e.printStackTrace();
      System.exit(FAILED);
    }
  }

  CommandLine commandLine() {
    return new CommandLine(this)
        // A text may begin with @, which would make it the name of a file with arguments.
        .setExpandAtFiles(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler((e, args) -> usageError(e))
        .setExecutionExceptionHandler((e, commandLine, parsed) -> failure(e, commandLine));
  }

  @Override
  public Integer call() throws IOException {
    boolean arguments = !texts.isEmpty() && !texts.equals(List.of("-"));
    InputFormat format = format(arguments);
    try (Lines lines = arguments ? Lines.of(texts) : new Lines(open())) {
      Rows rows = rows(format, lines);
      try (SentimentClassifier classifier = classifier();
          Progress progress = progress(arguments)) {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        Results results = outputFormat.open(writer, rows.columns());
        Scoring scoring = new Scoring(lines, rows, classifier, results, progress);
        scoring.run();
        progress.println(scoring.scored() + " scored, " + scoring.bad() + " bad");
        return scoring.bad() == 0 ? ExitCode.OK : SOME_BAD;
      }
    }
  }

  SentimentModel model() {
    return modelDirectory == null
        ? SentimentModel.onClassPath()
        : SentimentModel.directory(modelDirectory);
  }

  private SentimentClassifier classifier() {
    return modelDirectory == null ? bundled.get() : SentimentClassifier.create(model());
  }

  private InputFormat format(boolean arguments) {
    if (!texts.isEmpty() && file != null) {
      throw wrongUsage("Give either texts or --file");
    }
    if (arguments && (inputFormat != null || column != null)) {
      throw wrongUsage("--input-format and --column are for files and standard input");
    }
    InputFormat format = inputFormat;
    if (format == null) {
      format = file == null ? InputFormat.TXT : InputFormat.byEnding(file);
    }
    if (format == null) {
      throw wrongUsage("Cannot tell the format of " + file + ": add --input-format");
    }
    if (format == InputFormat.TXT && column != null) {
      throw wrongUsage("--column is for csv and jsonl");
    }
    return format;
  }

  private InputStream open() throws IOException {
    return file == null ? in : Files.newInputStream(file);
  }

  private Rows rows(InputFormat format, Lines lines) throws IOException {
    try {
      return format.open(lines, column == null ? "text" : column);
    } catch (BadRowException e) {
      throw wrongUsage(e.getMessage());
    }
  }

  private Progress progress(boolean arguments) throws IOException {
    PrintWriter err = spec.commandLine().getErr();
    int columns = arguments || Terminal.outputColumns() > 0 ? 0 : Terminal.errorColumns();
    if (columns == 0) {
      return Progress.hidden(err);
    }
    boolean sized = file != null && Files.isRegularFile(file);
    return Progress.shown(err, columns, sized ? Files.size(file) : -1);
  }

  private ParameterException wrongUsage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static int usageError(ParameterException e) {
    e.getCommandLine().getErr().println("sentiment: " + e.getMessage() + " (see --help)");
    return ExitCode.USAGE;
  }

  private static int failure(Exception e, CommandLine commandLine) throws Exception {
    if (e instanceof IOException && isClosedPipe((IOException) e)) {
      return ExitCode.OK;
    }
    boolean expected =
        e instanceof IOException
            || e instanceof ModelLoadException
            || e instanceof InferenceException;
    if (!expected) {
      throw e;
    }
    String prefix = e instanceof FileSystemException ? "sentiment: cannot read " : "sentiment: ";
    commandLine.getErr().println(prefix + e.getMessage());
    return FAILED;
  }

  /**
   * Java tells a reader that went away, as {@code head} does, from a full disk only by the system's
   * message. That of a file's error is the file's name.
   */
  private static boolean isClosedPipe(IOException e) {
    return !(e instanceof FileSystemException)
        && e.getMessage() != null
        && e.getMessage().toLowerCase(Locale.ROOT).contains("pipe");
  }
}
