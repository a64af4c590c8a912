package org.latentalign.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The Java side: a process that does a step whenever a line on its standard input asks for it, and answers with the
 * seconds and processor seconds that it took and a number to compare results by.
 */
public final class Worker {

    private Worker() {}

    /** @param arguments the directory of the data and the size by name, or none for training */
    public static void main(final String[] arguments) throws Exception {
        final Locale locale = Locale.ROOT;
        final PrintStream answers = System.out;
        System.setOut(System.err); // so that nothing else gets among the answers
        final var processor = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        final Work steps = arguments.length == 0
                ? new TrainingSteps()
                : new Steps(new BenchData(Path.of(arguments[0])), Bench.sizes(arguments[1]));
        final var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        answers.println("ready");
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            final String[] fields = line.split(" ");
            final int threads = Integer.parseInt(fields[1]);
            final int repeats = Integer.parseInt(fields[2]);
            try {
                steps.prepare(fields[0]);
                double check = 0;
                final long processorBefore = processor.getProcessCpuTime();
                final long before = System.nanoTime();
                for (int i = 0; i < repeats; i++) {
                    check = steps.run(fields[0], threads);
                }
                final double seconds = (System.nanoTime() - before) * 1e-9 / repeats;
                final double processorSeconds = (processor.getProcessCpuTime() - processorBefore) * 1e-9 / repeats;
                answers.printf(locale, "%.6f %.6f %.9g%n", seconds, processorSeconds, check);
            } catch (UnsupportedOperationException e) {
                answers.println("skip " + e.getMessage());
            }
        }
    }
}
