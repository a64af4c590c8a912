package org.latentalign.knime.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.Test;

/**
 * Every class and member of KNIME that the plug-in uses, with the versions of KNIME after 5.8 that lack it: none may, so
 * that the same source compiles, and the same bundle runs, on all of them.
 *
 * <p>With the system property {@code expectations.write} the listing is written anew. Who adds a line fills in, in place of
 * the question mark, what a look into KNIME's source at the tags of the later versions gave.
 */
class ReferencedApiTest {

    private static final String LISTING = "referenced-api.txt";
    private static final String PREFIX = "org.knime.";
    private static final String COMMENT = "#";
    private static final String ALL_HAVE_IT = "in all";
    private static final String UNKNOWN = "?";

    @Test
    void everyReferenceIsInAllVersions() throws IOException {
        final Path file = Installation.platform().resolve(LISTING);
        final List<String> listed = Files.exists(file) ? Files.readAllLines(file) : List.of();
        final Map<String, String> marks = marks(listed);
        final List<String> lines = new ArrayList<>(
                listed.stream().filter(line -> line.startsWith(COMMENT)).toList());
        final SortedMap<String, String> lacking = new TreeMap<>();
        for (final String reference : references()) {
            final String mark = marks.getOrDefault(reference, UNKNOWN);
            lines.add(mark + "\t" + reference);
            if (!mark.equals(ALL_HAVE_IT)) {
                lacking.put(reference, mark);
            }
        }
        if (Installation.writesExpectations()) {
            Files.write(file, lines);
        }
        final SortedSet<String> unlisted = new TreeSet<>(lines);
        unlisted.removeAll(listed);
        final SortedSet<String> gone = new TreeSet<>(listed);
        gone.removeAll(lines);
        assertEquals(Set.of(), unlisted, () -> "not in " + LISTING + ". " + Installation.howToWrite(LISTING));
        assertEquals(Set.of(), gone, () -> "no longer used. " + Installation.howToWrite(LISTING));
        assertEquals(Map.of(), lacking, "not known to be in all versions that " + LISTING + " names");
    }

    private static Map<String, String> marks(final List<String> listing) {
        final Map<String, String> marks = new TreeMap<>();
        for (final String line : listing) {
            if (!line.startsWith(COMMENT)) {
                final String[] fields = line.split("\t", 2);
                marks.put(fields[1], fields[0]);
            }
        }
        return marks;
    }

    private static SortedSet<String> references() throws IOException {
        final SortedSet<String> references = new TreeSet<>();
        for (final URL entry :
                Collections.list(Platform.getBundle(Installation.PLUGIN).findEntries("/", "*.class", true))) {
            try (InputStream in = entry.openStream()) {
                references.addAll(ClassReferences.of(in, PREFIX));
            }
        }
        return references;
    }
}
