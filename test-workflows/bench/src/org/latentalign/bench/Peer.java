package org.latentalign.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A process that does steps when it is asked to, one at a time. */
final class Peer {

    /** What a step took, and the number that it came to. */
    record Took(double seconds, double processorSeconds, double check) {}

    /**
     * Before every step: threads of the other processes that wait busily for a while, such as OpenBLAS's, and compilers are
     * at rest by then.
     */
    private static final long PAUSE_IN_MILLISECONDS = 300;

    private final String name;

    private final Process process;

    private final BufferedReader answers;

    private final OutputStream requests;

    private Peer(final String name, final Process process) {
        this.name = name;
        this.process = process;
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        requests = process.getOutputStream();
    }

    /**
     * Starts a process and waits until it is ready.
     *
     * @param name for messages
     * @param command its command line
     * @param environment what to add to the environment
     */
    static Peer start(final String name, final List<String> command, final Map<String, String> environment)
            throws IOException {
        final var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().putAll(environment);
        final var peer = new Peer(name, builder.start());
        if (!"ready".equals(peer.answers.readLine())) {
            peer.stop();
            throw new IOException("The " + name + " side did not start.");
        }
        return peer;
    }

    /**
     * The command line of another Java with the same classes.
     *
     * @param options of Java
     * @param main its class
     * @param arguments of it
     */
    static List<String> java(final List<String> options, final Class<?> main, final String... arguments) {
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    /** Has a step done; empty, with a word about it on the console, when the other side cannot. */
    Optional<Took> run(final String step, final int threads, final int repeats) throws IOException {
        pause();
        requests.write((step + ' ' + threads + ' ' + repeats + '\n').getBytes(StandardCharsets.UTF_8));
        requests.flush();
        final String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The " + name + " side broke down in the step " + step + ".");
        }
        if (answer.startsWith("skip ")) {
            System.err.println(step + " is left out on the " + name + " side: " + answer.substring("skip ".length()));
            return Optional.empty();
        }
        final String[] numbers = answer.split(" ");
        return Optional.of(new Took(
                Double.parseDouble(numbers[0]),
                Double.parseDouble(numbers[1]),
                numbers[2].equals("nan") ? Double.NaN : Double.parseDouble(numbers[2])));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(PAUSE_IN_MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw (IOException) new InterruptedIOException().initCause(e);
        }
    }

    /** Ends the process. */
    void stop() {
        process.destroy();
    }
}
