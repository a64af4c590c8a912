package org.latentalign.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What there is to measure on. */
final class Machine {

    private Machine() {}

    /** Processors and Java, for readers. */
    static String description() throws IOException {
        String processor = System.getProperty("os.arch");
        final Path description = Path.of("/proc/cpuinfo");
        if (Files.exists(description)) {
            try (Stream<String> lines = Files.lines(description, StandardCharsets.UTF_8)) {
                processor = lines.filter(line -> line.startsWith("model name"))
                        .map(line -> line.substring(line.indexOf(':') + 1).strip())
                        .findFirst()
                        .orElse(processor);
            }
        }
        return Runtime.getRuntime().availableProcessors() + " processors (" + processor + "), Java "
                + Runtime.version();
    }

    /**
     * A Python that has some modules; empty, with a word about it on the console, when there is none.
     *
     * @param modules by which they are imported, separated by commas
     * @param packages by which Debian has them
     */
    static Optional<String> python(final String modules, final String packages)
            throws IOException, InterruptedException {
        for (final String candidate : new String[] {"/usr/bin/python3", "python3"}) {
            try {
                final Process process = new ProcessBuilder(candidate, "-c", "import " + modules)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                if (process.waitFor() == 0) {
                    return Optional.of(candidate);
                }
            } catch (IOException e) {
                System.err.println("There is no " + candidate + ".");
            }
        }
        System.err.println("The Python side is left out: it needs Python 3 with the modules " + modules
                + " (on Debian: " + packages + ").");
        return Optional.empty();
    }
}
