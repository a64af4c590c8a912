package org.latentalign.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.format.gct.AxisRequest;
import org.latentalign.format.gct.GctData;
import org.latentalign.format.gct.GctRequest;
import org.latentalign.format.gct.Metadata;
import org.latentalign.format.gct.MetadataColumn;
import org.latentalign.format.gct.Orientation;
import org.latentalign.progress.Progress;

/** The programs of docs/library.md compile, run, and print what the page says. */
class LibraryPageTest {

    private static final Path PROJECT = Path.of("../..");

    /** A program, and the block of text behind it, which is what it prints. */
    private static final Pattern PROGRAM = Pattern.compile(
            "```java\n(.*?public final class (\\w+) .*?)```\n\nprints\n\n```text\n(.*?)```", Pattern.DOTALL);

    private static final Pattern BLOCK = Pattern.compile("^```java$", Pattern.MULTILINE);

    @TempDir
    private Path folder;

    private final String page;

    LibraryPageTest() throws IOException {
        page = Files.readString(PROJECT.resolve("docs/library.md"));
    }

    @Test
    void everyBlockOfJavaIsAProgramWithWhatItPrints() {
        assertEquals(
                BLOCK.matcher(page).results().count(),
                PROGRAM.matcher(page).results().count());
    }

    @Test
    void fitAndApplyPrintsWhatThePageSays() throws Exception {
        check("FitAndApply");
    }

    @Test
    void mergeMomentsPrintsWhatThePageSays() throws Exception {
        check("MergeMoments");
    }

    @Test
    void scoreDrugsPrintsWhatThePageSays() throws Exception {
        final Path text = PROJECT.resolve("test-workflows/workflows/drug-signatures/data/simulated_l1000.gct.gz");
        final Path gctx = folder.resolve("profiles.gctx");
        writeGctx(text, gctx);
        check("ScoreDrugs", gctx.toString());
    }

    private void check(final String name, final String... arguments) throws Exception {
        final var program = PROGRAM.matcher(page)
                .results()
                .filter(found -> found.group(2).equals(name))
                .findFirst()
                .orElseThrow();
        compile(name, program.group(1));
        assertEquals(program.group(3), run(name, arguments));
    }

    private void compile(final String name, final String source) throws IOException {
        final Path file = Files.writeString(folder.resolve(name + ".java"), source);
        final var compiler = ToolProvider.getSystemJavaCompiler();
        final var messages = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            final boolean isCompiled = compiler.getTask(
                            messages,
                            files,
                            null,
                            List.of("-proc:none", "-Xlint:all", "-Werror", "-d", folder.toString(), "-cp", classPath()),
                            null,
                            files.getJavaFileObjects(file))
                    .call();
            assertTrue(isCompiled, messages::toString);
        }
    }

    /** The programs need core and EJML, whose classes are in its signatures; lint warns of entries that are not there. */
    private static String classPath() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(entry -> entry.contains("ejml") || Files.isDirectory(Path.of(entry)))
                .reduce((one, other) -> one + File.pathSeparator + other)
                .orElseThrow();
    }

    private String run(final String name, final String... arguments) throws Exception {
        final PrintStream out = System.out;
        final Locale locale = Locale.getDefault();
        final var printed = new ByteArrayOutputStream();
        try (var loader = new URLClassLoader(
                        new URL[] {folder.toUri().toURL()}, getClass().getClassLoader());
                var stream = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(stream);
            Locale.setDefault(Locale.ENGLISH);
            loader.loadClass(name).getMethod("main", String[].class).invoke(null, (Object) arguments);
        } finally {
            System.setOut(out);
            Locale.setDefault(locale);
        }
        return printed.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    /** The same profiles as HDF5, in the layout of the Connectivity Map. */
    private static void writeGctx(final Path text, final Path gctx) throws IOException {
        final var request = new GctRequest(Orientation.SAMPLES_AS_ROWS, AxisRequest.ALL, AxisRequest.ALL);
        try (GctData data = GctData.open(text, request, Progress.NONE);
                WritableHdfFile file = HdfFile.write(gctx)) {
            final double[][] matrix = new double[data.rows().size()][];
            data.forEachRow((i, profile) -> matrix[i] = profile.clone(), Progress.NONE);
            final var root = file.putGroup("0");
            root.putGroup("DATA").putGroup("0").putDataset("matrix", matrix);
            final var metadata = root.putGroup("META");
            write(data.rows(), metadata.putGroup("COL"));
            write(data.columns(), metadata.putGroup("ROW"));
        }
    }

    private static void write(final Metadata axis, final WritableGroup group) {
        group.putDataset("id", axis.ids().toArray(String[]::new));
        for (final MetadataColumn column : axis.columns()) {
            final String[] texts = new String[column.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = column.isMissing(i) ? "-666" : column.text(i);
            }
            group.putDataset(column.name(), texts);
        }
    }
}
