package org.latentalign.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs programs in Python, where there is one with the packages that they need; tests are skipped elsewhere. One process
 * runs all programs, since to start one and to import packages takes longer than most of them. It ends with this one.
 */
public final class Python {

    private static final List<String> COMMANDS = List.of("python3", "/usr/bin/python3", "python");

    /**
     * Runs what it is told in a line: a folder, a program there, and its arguments, between tabs. Answers whether it
     * ended well and how many bytes it printed, and these. No double quotes: not every system passes them on.
     */
    private static final String LOOP =
            """
            import contextlib, io, os, sys, traceback

            home = os.getcwd()
            for line in sys.stdin.buffer:
                folder, *sys.argv = line.decode().rstrip('\\n').split('\\t')
                printed, ended = io.StringIO(), 'well'
                os.chdir(folder)
                with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
                    try:
                        with open(sys.argv[0], encoding='utf-8') as program:
                            text = program.read()
                        exec(compile(text, sys.argv[0], 'exec'), {'__name__': '__main__'})
                    except BaseException:
                        traceback.print_exc()
                        ended = 'badly'
                os.chdir(home)
                answer = printed.getvalue().encode()
                sys.stdout.buffer.write(b'%s %d\\n' % (ended.encode(), len(answer)) + answer)
                sys.stdout.buffer.flush()
            """;

    /** By packages: the command of a Python that has them, or an empty text. */
    private static final Map<List<String>, String> FOUND = new HashMap<>();

    /** By command. */
    private static final Map<String, Process> RUNNING = new HashMap<>();

    private Python() {}

    /**
     * @param packages that the program imports
     * @param folder where it is run
     * @param program its text
     * @param arguments after its name
     * @return what it prints
     */
    @SuppressWarnings("resource") // streams end with the process, which ends with this one
    public static synchronized String run(
            final List<String> packages, final Path folder, final String program, final String... arguments)
            throws IOException {
        final String python = FOUND.computeIfAbsent(packages, Python::with);
        assumeTrue(!python.isEmpty(), "there is no Python with " + packages);
        final Process process = running(python);
        final Path file = Files.writeString(folder.resolve("program.py"), program);
        final List<String> line = new ArrayList<>(List.of(
                folder.toAbsolutePath().toString(), file.toAbsolutePath().toString()));
        line.addAll(List.of(arguments));
        final OutputStream told = process.getOutputStream();
        told.write((String.join("\t", line) + "\n").getBytes(StandardCharsets.UTF_8));
        told.flush();
        final InputStream answer = process.getInputStream();
        final String[] head = line(answer).split(" ");
        final String printed = new String(answer.readNBytes(Integer.parseInt(head[1])), StandardCharsets.UTF_8);
        assertEquals("well", head[0], printed);
        return printed;
    }

    private static String with(final List<String> packages) {
        return COMMANDS.stream()
                .filter(command -> has(command, "import " + String.join(", ", packages)))
                .findFirst()
                .orElse("");
    }

    private static Process running(final String python) throws IOException {
        final Process before = RUNNING.get(python);
        if (before != null && before.isAlive()) {
            return before;
        }
        final Process process = new ProcessBuilder(python, "-c", LOOP)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        RUNNING.put(python, process);
        return process;
    }

    private static String line(final InputStream in) throws IOException {
        final StringBuilder line = new StringBuilder();
        for (int read = in.read(); read != '\n'; read = in.read()) {
            if (read < 0) {
                throw new IOException("Python ended.");
            }
            line.append((char) read);
        }
        return line.toString();
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
