package org.latentalign.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs programs in Python, where there is one with the packages that they need; tests are skipped elsewhere. */
public final class Python {

    private static final List<String> COMMANDS = List.of("python3", "/usr/bin/python3", "python");

    private Python() {}

    /**
     * @param packages that the program imports
     * @param folder where it is run
     * @param program its text
     * @param arguments after its name
     * @return what it prints
     */
    @SuppressWarnings("resource") // streams end with the process
    public static String run(
            final List<String> packages, final Path folder, final String program, final String... arguments)
            throws IOException, InterruptedException {
        final String imports = "import " + String.join(", ", packages);
        final String python = COMMANDS.stream()
                .filter(command -> has(command, imports))
                .findFirst()
                .orElse("");
        assumeTrue(!python.isEmpty(), "there is no Python with " + packages);
        final Path file = Files.writeString(folder.resolve("program.py"), program);
        final var command = new ArrayList<>(List.of(python, file.toString()));
        command.addAll(List.of(arguments));
        final Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        final String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), printed);
        return printed;
    }

    @SuppressWarnings("resource") // streams end with the process
    private static boolean has(final String command, final String imports) {
        try {
            final Process process = new ProcessBuilder(command, "-c", imports)
                    .redirectErrorStream(true)
                    .start();
            process.getInputStream().readAllBytes();
            return process.waitFor() == 0;
        } catch (final IOException e) {
            return false; // there is no such command
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
