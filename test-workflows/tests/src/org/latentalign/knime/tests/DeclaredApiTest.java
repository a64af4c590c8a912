package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.ManifestElement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/**
 * What the stand-in declares is what the project's own listing says, and, where a listing of KNIME 5.8.2 is at hand,
 * nothing that KNIME does not declare in the same way.
 *
 * <p>With the system property {@code expectations.write} the listing is written anew; the KNIME source file of a class
 * that is new in it has to be filled in by whoever compared the two.
 */
class DeclaredApiTest {

    private static final List<String> BUNDLES = List.of(
            "org.knime.core", "org.knime.core.ui", "org.knime.filehandling.core", "org.knime.workbench.repository");
    private static final String LISTING = "declared-api.txt";
    /** A system property or environment variable that names a listing of the real platform. */
    private static final String KNIME_LISTING = "KNIME_API_LISTING";

    private static final String SOURCE = "# ";
    private static final String UNKNOWN_SOURCE = "?";

    @BeforeEach
    void onlyOnTheStandIn() {
        Installation.assumeStandIn();
    }

    @Test
    void everyMemberIsInTheListing() throws Exception {
        final Path file = Installation.platform().resolve(LISTING);
        final List<String> listed = Files.exists(file) ? Files.readAllLines(file) : List.of();
        final List<String> declared = withSources(declared(), sources(listed));
        if (Installation.writesExpectations()) {
            Files.write(file, declared);
        }
        final Set<String> missing = new TreeSet<>(declared);
        missing.removeAll(listed);
        final Set<String> gone = new TreeSet<>(listed);
        gone.removeAll(declared);
        assertTrue(
                missing.isEmpty() && gone.isEmpty(),
                () -> "The stand-in declares what " + LISTING + " does not list:\n" + String.join("\n", missing)
                        + "\nand no longer declares what it lists:\n" + String.join("\n", gone)
                        + "\n" + Installation.howToWrite(LISTING));
        assertEquals(declared, listed, LISTING + " is not sorted");
    }

    @Test
    void everyClassNamesTheSourceItWasComparedWith() throws IOException {
        final Map<String, String> sources =
                sources(Files.readAllLines(Installation.platform().resolve(LISTING)));
        final Set<String> unknown = sources.entrySet().stream()
                .filter(source -> source.getValue().equals(UNKNOWN_SOURCE))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(Set.of(), unknown, "classes without a source file in " + LISTING);
    }

    @Test
    void knimeDeclaresAllOfIt() throws Exception {
        final String file = System.getProperty(KNIME_LISTING, System.getenv(KNIME_LISTING));
        assumeTrue(file != null, () -> KNIME_LISTING + " names no listing of KNIME's own API");
        final Set<String> knime = new TreeSet<>();
        try (BufferedReader in = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(Path.of(file))), StandardCharsets.UTF_8))) {
            in.lines().forEach(knime::add);
        }
        final Set<String> packages =
                knime.stream().map(DeclaredApiTest::packageOf).collect(Collectors.toSet());
        final SortedSet<String> ours = new TreeSet<>();
        for (final SortedSet<String> members : declared().values()) {
            members.stream()
                    .filter(line -> packages.contains(packageOf(line)) && !knime.contains(line))
                    .forEach(ours::add);
        }
        assertEquals("", String.join("\n", ours), "declared by the stand-in, but not so by KNIME");
    }

    private static String packageOf(final String line) {
        final String name = line.substring(0, line.indexOf('\t'));
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** @return per class, from its top-level class's name, the source file named above its members */
    private static Map<String, String> sources(final List<String> listing) {
        final Map<String, String> sources = new TreeMap<>();
        String source = UNKNOWN_SOURCE;
        for (final String line : listing) {
            if (line.startsWith(SOURCE)) {
                source = line.substring(SOURCE.length());
            } else {
                sources.putIfAbsent(topLevelClass(line), source);
            }
        }
        return sources;
    }

    private static String topLevelClass(final String line) {
        return line.split("[\\t$]", 2)[0];
    }

    private static List<String> withSources(
            final SortedMap<String, SortedSet<String>> declared, final Map<String, String> sources) {
        final List<String> listing = new ArrayList<>();
        declared.forEach((topLevelClass, members) -> {
            listing.add(SOURCE + sources.getOrDefault(topLevelClass, UNKNOWN_SOURCE));
            listing.addAll(members);
        });
        return listing;
    }

    /** @return per top-level class the lines for it and the classes within it */
    private static SortedMap<String, SortedSet<String>> declared() throws ClassNotFoundException, BundleException {
        final SortedMap<String, SortedSet<String>> declared = new TreeMap<>();
        for (final String name : BUNDLES) {
            final Bundle bundle = Platform.getBundle(name);
            for (final String className : classNames(bundle)) {
                final Class<?> type = bundle.loadClass(className);
                if (DeclaredMembers.isVisible(type)) {
                    declared.computeIfAbsent(className.split("\\$", 2)[0], key -> new TreeSet<>())
                            .addAll(DeclaredMembers.of(type));
                }
            }
        }
        return declared;
    }

    /** The classes that other bundles see; a bundle is a jar, or, in the build, a directory with target/classes. */
    private static Set<String> classNames(final Bundle bundle) throws BundleException {
        final Set<String> names = new TreeSet<>();
        final Set<String> exported = exportedPackages(bundle);
        final Enumeration<URL> entries = bundle.findEntries("/", "*.class", true);
        if (entries == null) {
            return names;
        }
        for (final URL entry : Collections.list(entries)) {
            final String path = entry.getPath();
            final int start = path.indexOf("org/knime/");
            if (start >= 0
                    && exported.contains(
                            path.substring(start, path.lastIndexOf('/')).replace('/', '.'))) {
                names.add(
                        path.substring(start, path.length() - ".class".length()).replace('/', '.'));
            }
        }
        return names;
    }

    private static Set<String> exportedPackages(final Bundle bundle) throws BundleException {
        final ManifestElement[] exports = ManifestElement.parseHeader(
                Constants.EXPORT_PACKAGE, bundle.getHeaders().get(Constants.EXPORT_PACKAGE));
        return exports == null
                ? Set.of()
                : Arrays.stream(exports).map(ManifestElement::getValue).collect(Collectors.toSet());
    }
}
