package org.latentalign.node.shared.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** What can be said of the page of the views without drawing: its files, and its functions that need no document. */
class PageTest {

    private static final Path VIEWS = Path.of("views").toAbsolutePath();
    private static final Path TESTS =
            Path.of("src_test/org/latentalign/node/shared/view").toAbsolutePath();

    private static final Pattern SCRIPT = Pattern.compile("<script defer src=\"([^\"]+)\"></script>");
    private static final Pattern RESULT =
            Pattern.compile("<li data-failed=\"(true|false)\">(.*?)</li>", Pattern.DOTALL);

    @Test
    void everyScriptThatThePageNamesIsThere() throws IOException {
        var scripts = scripts();
        assertTrue(scripts.contains("lib/d3.min.js"), "The page does not load d3.");
        for (var script : scripts) {
            assertTrue(Files.size(VIEWS.resolve(script)) > 0, script);
        }
        assertTrue(Files.readString(VIEWS.resolve("lib/d3.min.js")).startsWith("// https://d3js.org v7.9.0"));
        assertTrue(Files.readString(VIEWS.resolve("lib/LICENSE")).contains("Permission to use, copy, modify"));
    }

    @Test
    void everyScriptIsNamedByThePage() throws IOException {
        try (var files = Files.list(VIEWS)) {
            var unused = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .filter(name -> !scriptsOrNone().contains(name))
                    .toList();
            assertEquals(List.of(), unused);
        }
    }

    @Test
    void theBundleHoldsThePage() throws IOException {
        assertTrue(
                Files.readAllLines(Path.of("build.properties")).stream()
                        .anyMatch(line -> line.strip().startsWith("views/")),
                "build.properties does not pack views/.");
    }

    @Test
    void thePageLoadsNothingFromElsewhereAndWritesNoMarkup() throws IOException {
        var forbidden = Pattern.compile("https?://|innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b"
                + "|new Function|\\.html\\(|localStorage|\\bfetch\\(|XMLHttpRequest|@import|\\bimport\\(");
        try (var files = Files.list(VIEWS)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                // the name of the language of vector graphics, which is not an address
                var text = Files.readString(file).replace("\"http://www.w3.org/2000/svg\"", "");
                assertFalse(forbidden.matcher(text).find(), file.toString());
            }
        }
    }

    @Test
    void thePageForbidsWhatItDoesNotNeed() throws IOException {
        var policy = "content=\"default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:;";
        assertTrue(Files.readString(VIEWS.resolve("figure.html")).contains(policy));
    }

    @TestFactory
    Stream<DynamicTest> functions(@TempDir final Path folder) throws IOException, InterruptedException {
        var page = folder.resolve("tests.html");
        var files = Stream.concat(
                Stream.of("layout.js", "model.js", "marks.js", "pointing.js", "zoom.js")
                        .map(VIEWS::resolve),
                Stream.of("tests.js", "layout.test.js", "model.test.js", "zoom.test.js")
                        .map(TESTS::resolve));
        Files.writeString(
                page,
                "<!doctype html><meta charset=\"utf-8\"><ol id=\"results\"></ol>"
                        + String.join("", files.map(PageTest::script).toList())
                        + "<p>complete</p>");
        var dom = Chromium.required().dump(page, folder);
        assertTrue(dom.contains("<p>complete</p>"), dom);
        var results = RESULT.matcher(dom)
                .results()
                .map(result -> DynamicTest.dynamicTest(
                        result.group(2), () -> assertEquals("false", result.group(1), result.group(2))))
                .toList();
        assertTrue(results.size() >= 30, "Only " + results.size() + " tests ran: " + dom);
        return results.stream();
    }

    private static String script(final Path file) {
        return "<script src=\"" + file.toUri() + "\"></script>";
    }

    private static List<String> scripts() throws IOException {
        return SCRIPT.matcher(Files.readString(VIEWS.resolve("figure.html")))
                .results()
                .map(result -> result.group(1))
                .toList();
    }

    private static List<String> scriptsOrNone() {
        try {
            return scripts();
        } catch (IOException e) {
            return List.of();
        }
    }
}
