package io.github.sentiment4j.examples.service;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static com.microsoft.playwright.assertions.PlaywrightAssertions.setDefaultAssertionTimeout;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.JSHandle;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import io.github.sentiment4j.ModelManifest;
import io.github.sentiment4j.SentimentClassifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.bean.override.convention.TestBean;

/** Uses the page as a person would, in the system's Chromium. Leaves pictures in target. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class PageTest {

  private static final List<String> CHROMIUM_OPTIONS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  private static Playwright playwright;
  private static Browser browser;

  @TestBean private SentimentClassifier classifier;
  @TestBean private ModelManifest manifest;
  @LocalServerPort private int port;
  private final List<String> consoleErrors = new ArrayList<>();
  private Page page;

  static SentimentClassifier classifier() {
    return new ScriptedClassifier();
  }

  static ModelManifest manifest() {
    return HttpApiTest.manifest();
  }

  @BeforeAll
  static void startBrowser() {
    Optional<Path> chromium =
        Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(Path.of("/usr/bin")::resolve)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(chromium.isPresent(), "No Chromium in /usr/bin: the page is not tested");
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    setDefaultAssertionTimeout(Duration.ofMinutes(1).toMillis());
    browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(chromium.get())
                    .setArgs(CHROMIUM_OPTIONS));
  }

  @AfterAll
  static void stopBrowser() {
    if (playwright != null) {
      playwright.close();
    }
  }

  @BeforeEach
  void openPage() {
    page = browser.newPage();
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error")) {
            consoleErrors.add(message.text());
          }
        });
    page.navigate("http://127.0.0.1:" + port + "/");
  }

  @AfterEach
  void closePage() {
    page.close();
  }

  @Test
  void typedTextIsAnsweredWithLabelAndBar() {
    page.getByLabel("Your text").fill("I love it");

    assertThat(page.locator("#label")).hasText("Positive");
    assertThat(page.locator("#meaning"))
        .hasText("Of 100 texts answered like this, about 80 are positive.");
    assertThat(
            page.getByRole(
                AriaRole.IMG,
                new Page.GetByRoleOptions().setName("negative 5 %, neutral 15 %, positive 80 %")))
        .isVisible();
    assertThat(page.locator("#detail")).isHidden();
    assertThat(page.locator("#model")).hasText("scripted 3.1, SHA-256 0123456789ab\u2026");
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void longTextIsShownPartByPart() {
    page.getByLabel("Your text").fill("I love the screen.\nI hate the sound!\nIt is <b>here</b>.");

    assertThat(page.locator("#label")).hasText("Positive");
    assertThat(page.locator("#passages .text"))
        .hasText(new String[] {"I love the screen.", "I hate the sound!", "It is <b>here</b>."});
    assertThat(page.locator("#passages .soft"))
        .hasText(new String[] {"positive", "negative", "neutral"});
  }

  @Test
  void textOfMostOfARequestIsAnswered() {
    page.getByLabel("Your text").fill(("I love " + "it".repeat(5000) + ".\n").repeat(20));

    assertThat(page.locator("#label")).hasText("Positive");
    assertThat(page.locator("#passages li")).hasCount(20);
  }

  @Test
  void failureIsToldInPlaceOfTheFormerAnswer() {
    page.getByLabel("Your text").fill("I love the screen.\nI hate the sound!");
    assertThat(page.locator("#answer")).isVisible();
    assertThat(page.locator("#detail")).isVisible();

    page.getByLabel("Your text").fill("fail");

    assertThat(page.locator("#problem")).hasText("Internal Server Error");
    assertThat(page.locator("#answer")).isHidden();
    assertThat(page.locator("#detail")).isHidden();
  }

  @Test
  void errorOfAGatewayIsToldInPlainWords() {
    page.route("**/v1/passages", PageTest::badGateway);

    page.getByLabel("Your text").fill("I love it");

    assertThat(page.locator("#problem"))
        .hasText("The service gave no answer (status 502). Try again later.");
  }

  @Test
  void clearedTextHasNoAnswer() {
    page.getByLabel("Your text").fill("I love it");
    assertThat(page.locator("#answer")).isVisible();

    page.getByLabel("Your text").fill("");

    assertThat(page.locator("#answer")).isHidden();
  }

  @Test
  void csvComesBackScored() throws Exception {
    page.locator("#file")
        .setInputFiles(csv("id,review\n1,I love it\n2\n3,\"I \"\"hate\"\" it,\nreally\"\n"));
    assertThat(page.locator("#column")).hasValue("1");

    page.getByText("Score", new Page.GetByTextOptions().setExact(true)).click();
    Download download = page.waitForDownload(page.locator("#download")::click);

    assertThat(page.locator("#status"))
        .hasText(
            "2 of 3 rows scored, 1 left as they are: the cells do not fit the header, or the text"
                + " is too large");
    assertThat(download.suggestedFilename()).isEqualTo("reviews-scored.csv");
    assertThat(Files.readString(download.path()))
        .isEqualTo(
            "\uFEFFid,review,label,confidence,negative,neutral,positive\r\n"
                + "1,I love it,POSITIVE,0.8,0.05,0.15,0.8\r\n"
                + "2,,,,,\r\n"
                + "3,\"I \"\"hate\"\" it,\nreally\",NEGATIVE,0.7,0.7,0.2,0.1\r\n");
    assertThat(consoleErrors).isEmpty();
  }

  @Test
  void rowsScoredBeforeAFailureComeBack() throws Exception {
    AtomicInteger requests = new AtomicInteger();
    page.route(
        "**/v1/sentiment",
        route -> {
          if (requests.incrementAndGet() < 3) {
            route.resume();
          } else {
            badGateway(route);
          }
        });
    page.locator("#file").setInputFiles(csv("text\n" + "I love it\n".repeat(1000)));

    page.locator("#start").click();
    Download download = page.waitForDownload(page.locator("#download")::click);

    assertThat(page.locator("#file-problem"))
        .hasText("The service gave no answer (status 502). Try again later.");
    assertThat(page.locator("#status"))
        .hasText("Scored up to row 200 of 1000; download these rows");
    assertThat(download.suggestedFilename()).isEqualTo("reviews-scored-to-200.csv");
    assertThat(Files.readAllLines(download.path()))
        .hasSize(1 + 200)
        .last()
        .isEqualTo("I love it,POSITIVE,0.8,0.05,0.15,0.8");
  }

  @Test
  void cancelEndsTheWaitForAnOverloadedService() {
    waitForAnOverloadedService();

    page.locator("#cancel").click();

    assertThat(page.locator("#file-problem")).hasText("Cancelled.");
    assertThat(page.locator("#start")).isVisible();
    assertThat(page.locator("#download")).isHidden();
  }

  @Test
  void anotherFileEndsTheWaitForAnOverloadedService() {
    waitForAnOverloadedService();

    page.locator("#file").setInputFiles(csv("text\nI love it\nI hate it\n"));

    assertThat(page.locator("#status")).hasText("reviews.csv: 2 rows");
    assertThat(page.locator("#start")).isVisible();
    assertThat(page.locator("#file-problem")).isHidden();
  }

  @Test
  void blankRowsOfOneColumnComeBack() throws Exception {
    page.locator("#file").setInputFiles(csv("text\nI love it\n\n\"\"\nI hate it\n"));

    page.getByText("Score", new Page.GetByTextOptions().setExact(true)).click();
    Download download = page.waitForDownload(page.locator("#download")::click);

    assertThat(page.locator("#status")).hasText("4 of 4 rows scored");
    assertThat(Files.readString(download.path()))
        .isEqualTo(
            "\uFEFFtext,label,confidence,negative,neutral,positive\r\n"
                + "I love it,POSITIVE,0.8,0.05,0.15,0.8\r\n"
                + ",NEUTRAL,0.625,0.25,0.625,0.125\r\n"
                + ",NEUTRAL,0.625,0.25,0.625,0.125\r\n"
                + "I hate it,NEGATIVE,0.7,0.7,0.2,0.1\r\n");
  }

  @Test
  void droppedFileOfManyRowsIsScoredToItsEnd() {
    JSHandle transfer =
        page.evaluateHandle(
            """
            () => {
              const transfer = new DataTransfer();
              const rows = 'text\\n' + 'I love it\\n'.repeat(1000);
              transfer.items.add(new File([rows], 'many.csv', {type: 'text/csv'}));
              return transfer;
            }""");
    page.dispatchEvent("#drop", "drop", Map.of("dataTransfer", transfer));

    page.getByText("Score", new Page.GetByTextOptions().setExact(true)).click();

    assertThat(page.locator("#status")).hasText("1000 of 1000 rows scored");
    assertThat(page.locator("#progress")).hasJSProperty("value", 1000);
  }

  @Test
  void fileThatIsNoCsvIsTold() {
    page.locator("#file").setInputFiles(csv("id,review\n1,\"open"));

    assertThat(page.locator("#file-problem")).hasText("A quote in the file is not closed.");
  }

  @Test
  void rowsAreNotJoinedByAQuoteThatIsNotClosed() {
    page.locator("#file")
        .setInputFiles(csv("id,review\n1,I love it\n2,\"open\n3,fine\n4,\"other\n5,fine\n"));

    assertThat(page.locator("#file-problem")).hasText("Row 3: text follows a closing quote.");
  }

  @ParameterizedTest
  @EnumSource(
      value = ColorScheme.class,
      names = {"LIGHT", "DARK"})
  void pageFitsANarrowScreen(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    page.getByLabel("Your text").fill("I love the screen.\nI hate the sound!\nIt came on Monday.");
    page.locator("#file").setInputFiles(csv("text\nI love it\nI hate it\nIt is here\n"));
    page.getByText("Score", new Page.GetByTextOptions().setExact(true)).click();
    assertThat(page.locator("#share .bar")).isVisible();
    assertThat(page.locator("#detail")).isVisible();

    for (int width : List.of(360, 1000)) {
      page.setViewportSize(width, 900);
      page.screenshot(
          new Page.ScreenshotOptions()
              .setFullPage(true)
              .setPath(Path.of("target", "page-" + scheme + "-" + width + ".png")));
      assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(width);
    }
  }

  /** Has a file scored by a service that says to come again in an hour. */
  private void waitForAnOverloadedService() {
    Route.FulfillOptions overload =
        new Route.FulfillOptions().setStatus(503).setHeaders(Map.of("Retry-After", "3600"));
    page.route("**/v1/sentiment", route -> route.fulfill(overload));
    page.locator("#file").setInputFiles(csv("text\nI love it\n"));
    page.waitForResponse("**/v1/sentiment", page.locator("#start")::click);
  }

  private static void badGateway(Route route) {
    route.fulfill(
        new Route.FulfillOptions()
            .setStatus(502)
            .setContentType("text/html")
            .setBody("<html><body>502 Bad Gateway</body></html>"));
  }

  private static FilePayload csv(String content) {
    return new FilePayload("reviews.csv", "text/csv", content.getBytes(StandardCharsets.UTF_8));
  }
}
