package org.latentalign.spark.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latentalign.spark.Cluster;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * The snippets for KNIME's <i>Spark DataFrame Java Snippet</i>, in the example workflow and in the documentation: in a class
 * such as KNIME makes of them, for Java 8 as it does.
 */
class SnippetTest {

    private static final Path PROJECT = Path.of("../..");

    private static final Path WORKFLOW = PROJECT.resolve("test-workflows/spark-workflows/moment-on-spark");

    private static final Pattern JAVA = Pattern.compile("(?s)```java\\n(.*?)```");

    @TempDir
    private Path folder;

    @AfterAll
    static void stop() {
        Cluster.stop();
    }

    @Test
    @SuppressWarnings({"unchecked", "resource"}) // the session is stopped at the end
    void theExampleGivesATableOfMoments() throws Exception {
        final Path settings = WORKFLOW.resolve("Spark DataFrame Java Snippet (#4)/settings.xml");
        final Class<?> snippet =
                compile("Example", setting(settings, "scriptImports"), setting(settings, "scriptBody"));
        final SparkSession spark = Cluster.start("local[1]");
        final Dataset<Row> points = spark.createDataFrame(
                List.of(
                        RowFactory.create((Object) new double[] {1, 2}),
                        RowFactory.create((Object) new double[] {3, 2}),
                        RowFactory.create((Object) null)),
                new StructType().add("Vector", DataTypes.createArrayType(DataTypes.DoubleType), true));
        final List<Row> moments = ((Dataset<Row>)
                        snippet.getMethod("apply", SparkSession.class, Dataset.class, Dataset.class)
                                .invoke(snippet.getConstructor().newInstance(), spark, points, null))
                .collectAsList();
        // two rows about (2, 2), in which only the first dimension varies
        assertEquals(2, moments.size());
        for (int i = 0; i < 2; i++) {
            final Row moment = moments.get(i);
            assertEquals(List.of(i + 1, 2L, 2.0), List.of(moment.get(0), moment.get(1), moment.get(2)));
            assertEquals(List.of(i == 0 ? 1.0 : 0.0, 0.0), moment.getList(3));
        }
    }

    /** Imports and a body in turn. */
    @Test
    void thoseOfTheDocumentationCompile() throws Exception {
        final String page = Files.readString(PROJECT.resolve("docs/spark.md"));
        final Matcher matcher = JAVA.matcher(page.substring(page.indexOf("## From KNIME")));
        final List<String> blocks = new ArrayList<>();
        while (matcher.find()) {
            blocks.add(matcher.group(1));
        }
        assertEquals(4, blocks.size());
        for (int i = 0; i < blocks.size(); i += 2) {
            compile("Documented" + i, blocks.get(i), blocks.get(i + 1));
        }
    }

    /** As KNIME stores texts: a line ends with a code. */
    private static String setting(final Path settings, final String key) throws Exception {
        final NodeList entries = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(settings.toFile())
                .getElementsByTagName("entry");
        for (int i = 0; i < entries.getLength(); i++) {
            final Element entry = (Element) entries.item(i);
            if (entry.getAttribute("key").equals(key)) {
                return entry.getAttribute("value").replace("%%00010", "\n");
            }
        }
        throw new IllegalArgumentException("There is no " + key + " in " + settings + ".");
    }

    private Class<?> compile(final String name, final String imports, final String body) throws Exception {
        final String source =
                """
                import org.apache.spark.sql.*;
                %s
                public class %s implements java.io.Serializable {
                    protected void logWarn(final String text) {}

                    public Dataset<Row> apply(
                            final SparkSession spark, final Dataset<Row> dataFrame1, final Dataset<Row> dataFrame2)
                            throws Exception {
                        %s
                    }
                }
                """
                        .formatted(imports, name, body);
        final var file = new SimpleJavaFileObject(URI.create("memory:///" + name + ".java"), Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(final boolean ignoreErrors) {
                return source;
            }
        };
        final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        final StringWriter messages = new StringWriter();
        final boolean isCompiled = compiler.getTask(
                        messages,
                        null,
                        null,
                        List.of(
                                "-source",
                                "8",
                                "-target",
                                "8",
                                "-proc:none",
                                "-nowarn",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "-d",
                                folder.toString()),
                        null,
                        List.of(file))
                .call();
        assertTrue(isCompiled, () -> source + messages);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            return loader.loadClass(name);
        }
    }
}
