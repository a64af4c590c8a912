package org.latentalign.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Packages use what the table of docs/architecture.md says, have no circles, and say what they are for. */
class ArchitecturePageTest {

    private static final Path PROJECT = Path.of("../..");
    private static final List<String> SOURCES =
            List.of("plugin/core/src/main/java", "plugin/nodes/src", "plugin/spark/src/main/java");
    private static final String ROOT = "org.latentalign.";
    private static final String NODES = "node.";
    private static final String SPARK = "spark.";
    private static final String CORE = "core";

    private static final Pattern ROW = Pattern.compile("^\\| `([a-z.]+)` \\| (.*?) ?\\|$", Pattern.MULTILINE);
    private static final Pattern IMPORT =
            Pattern.compile("^import (?:static )?org\\.latentalign\\.([a-z0-9.]+?)\\.[A-Z].*;$", Pattern.MULTILINE);

    /** By package, without what all have in common: the packages that its classes import. */
    private final Map<String, Set<String>> imports = new TreeMap<>();

    /** By room: those it may use. */
    private final Map<String, Set<String>> allowed = new LinkedHashMap<>();

    ArchitecturePageTest() throws IOException {
        for (final String source : SOURCES) {
            final Path folder = PROJECT.resolve(source);
            try (var files = Files.walk(folder)) {
                for (final Path file :
                        (Iterable<Path>) files.filter(path -> path.toString().endsWith(".java"))::iterator) {
                    final String name =
                            folder.relativize(file.getParent()).toString().replace(File.separatorChar, '.');
                    final Set<String> used =
                            imports.computeIfAbsent(name.substring(ROOT.length()), key -> new TreeSet<>());
                    IMPORT.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
                }
            }
        }
        ROW.matcher(Files.readString(PROJECT.resolve("docs/architecture.md")))
                .results()
                .forEach(row -> allowed.put(
                        row.group(1),
                        Arrays.stream(row.group(2).split(", "))
                                .map(name -> name.replace("`", ""))
                                .collect(Collectors.toSet())));
    }

    @Test
    void everyImportIsOneThatThePageAllows() {
        assertFalse(imports.isEmpty() || allowed.isEmpty(), "there is nothing to compare");
        final Set<String> wrong = new TreeSet<>();
        imports.forEach((user, packages) -> packages.forEach(used -> {
            final String from = room(user);
            final String to = room(used);
            final boolean isCore = !to.startsWith(NODES) && !to.startsWith(SPARK);
            if (!from.equals(to)
                    && !allowed.get(from).contains(to)
                    && !(isCore && allowed.get(from).contains(CORE))) {
                wrong.add(user + " uses " + used);
            }
        }));
        assertEquals(Set.of(), wrong);
    }

    /** The longest row that the package is in. */
    private String room(final String name) {
        String room = name;
        while (!allowed.containsKey(room)) {
            final int dot = room.lastIndexOf('.');
            if (dot < 0) {
                throw new AssertionError("docs/architecture.md does not say what " + name + " may use");
            }
            room = room.substring(0, dot);
        }
        return room;
    }

    @Test
    void noPackageUsesItselfThroughOthers() {
        final Set<String> circles = new TreeSet<>();
        for (final String start : imports.keySet()) {
            final Set<String> reached = new TreeSet<>();
            final Deque<String> next = new ArrayDeque<>(others(start));
            while (!next.isEmpty()) {
                final String name = next.remove();
                if (reached.add(name)) {
                    next.addAll(others(name));
                }
            }
            if (reached.contains(start)) {
                circles.add(start);
            }
        }
        assertEquals(Set.of(), circles);
    }

    /** A nested class may be imported within its package. */
    private Set<String> others(final String name) {
        final Set<String> others = new TreeSet<>(imports.getOrDefault(name, Set.of()));
        others.remove(name);
        return others;
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        final Set<String> silent = new TreeSet<>();
        imports.keySet().forEach(name -> {
            final String file = (ROOT + name).replace('.', '/') + "/package-info.java";
            if (SOURCES.stream()
                    .noneMatch(source -> Files.exists(PROJECT.resolve(source).resolve(file)))) {
                silent.add(name);
            }
        });
        assertEquals(Set.of(), silent);
    }
}
