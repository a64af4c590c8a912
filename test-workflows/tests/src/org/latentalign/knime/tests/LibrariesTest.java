package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.eclipse.core.runtime.Platform;
import org.eclipse.osgi.util.ManifestElement;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** What the feature installs: no native code, nothing that other extensions would be given, each library in NOTICE. */
class LibrariesTest {

    private static final Pattern PLUGIN = Pattern.compile("<plugin id=\"([^\"]+)\"");
    private static final Pattern ARTIFACT =
            Pattern.compile("<artifactId>([^<]+)</artifactId>\\s*<version>([0-9][^<]*)</version>");
    private static final Pattern NATIVE = Pattern.compile(".*\\.(so|dll|dylib|jnilib)(\\.\\d+)*");

    /** The packages that others may import: our own, and those of libraries that KNIME does not bring. */
    private static final Pattern EXPORTED =
            Pattern.compile("(org\\.latentalign|org\\.ejml|pabeles|ch\\.randelshofer\\.fastdoubleparser)(\\..*)?");

    /** How NOTICE calls what Maven calls otherwise. */
    private static final Map<String, String> NAMES = Map.of(
            "ejml-core", "EJML",
            "ejml-ddense", "EJML",
            "ejml-fdense", "EJML",
            "ejml-simple", "EJML",
            "fastdoubleparser", "FastDoubleParser");

    private final Path project = Installation.platform().resolve("../..").normalize();

    @Test
    void noBundleOfTheFeatureHasNativeCode() throws IOException {
        for (final Bundle bundle : featureBundles()) {
            final List<String> found = new ArrayList<>();
            final Enumeration<URL> entries = bundle.findEntries("/", "*", true);
            for (final URL entry : Collections.list(entries)) {
                if (NATIVE.matcher(entry.getPath()).matches()) {
                    found.add(entry.getPath());
                }
            }
            assertEquals(List.of(), found, bundle.getSymbolicName());
        }
    }

    @Test
    void noBundleOfTheFeatureGivesOthersWhatKnimeBrings() throws IOException, BundleException {
        final Set<String> others = new TreeSet<>();
        for (final Bundle bundle : featureBundles()) {
            final ManifestElement[] exports = ManifestElement.parseHeader(
                    Constants.EXPORT_PACKAGE, bundle.getHeaders().get(Constants.EXPORT_PACKAGE));
            for (final ManifestElement export : exports == null ? new ManifestElement[0] : exports) {
                if (!EXPORTED.matcher(export.getValue()).matches()) {
                    others.add(bundle.getSymbolicName() + ": " + export.getValue());
                }
            }
        }
        assertEquals(Set.of(), others);
    }

    @Test
    void oneVersionOfEachLibraryIsUsedAndInTheNotice() throws IOException {
        final Map<String, Set<String>> versions = new TreeMap<>();
        for (final String page : List.of("plugin/core/pom.xml", "test-workflows/platform/libs.target")) {
            final var artifacts = ARTIFACT.matcher(Files.readString(project.resolve(page)));
            while (artifacts.find()) {
                if (NAMES.containsKey(artifacts.group(1))) {
                    versions.computeIfAbsent(NAMES.get(artifacts.group(1)), key -> new TreeSet<>())
                            .add(artifacts.group(2));
                }
            }
        }
        assertEquals(new TreeSet<>(NAMES.values()), versions.keySet());
        final List<String> notice = Files.readAllLines(project.resolve("NOTICE"));
        versions.forEach((name, used) -> {
            assertEquals(1, used.size(), () -> name + " is used in the versions " + used);
            final String version = used.iterator().next();
            assertTrue(
                    notice.stream().anyMatch(line -> line.matches(" +" + name + " +" + Pattern.quote(version) + " .*")),
                    () -> "NOTICE does not name " + name + " " + version);
        });
    }

    private List<Bundle> featureBundles() throws IOException {
        final List<Bundle> bundles = new ArrayList<>();
        final var plugins = PLUGIN.matcher(Files.readString(project.resolve("feature/feature.xml")));
        while (plugins.find()) {
            final Bundle bundle = Platform.getBundle(plugins.group(1));
            assertNotNull(bundle, () -> plugins.group(1) + " is not there");
            bundles.add(bundle);
        }
        assertFalse(bundles.isEmpty(), "the feature has no bundles");
        return bundles;
    }
}
