package org.latentalign.knime.runner;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.equinox.app.IApplication;
import org.eclipse.equinox.app.IApplicationContext;

/** Runs one workflow without a window. Ctrl-C stops it within seconds and leaves nothing half written. */
public final class RunnerApplication implements IApplication {

    private static final long PATIENCE_IN_MILLISECONDS = 10_000;

    @Override
    public Object start(final IApplicationContext context) throws Exception {
        final String[] arguments = (String[]) context.getArguments().get(IApplicationContext.APPLICATION_ARGS);
        context.applicationRunning();
        return run(arguments).code();
    }

    @Override
    public void stop() {
        // the hook that run registers does all there is to do
    }

    /** The same without OSGi, with everything on the class path. */
    public static void main(final String[] arguments) {
        System.exit(run(arguments).code());
    }

    private static ExitStatus run(final String... arguments) {
        final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        final PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            final Run run = new Run(Arguments.parse(arguments), out, err);
            final Thread hook = new Thread(() -> cancel(run), "Cancel");
            Runtime.getRuntime().addShutdownHook(hook);
            return run.execute();
        } catch (final RunnerException e) {
            err.println(e.getMessage());
            return e.status();
        }
    }

    /** Runs when the process was asked to end, by Ctrl-C for one; the process ends when it returns. */
    private static void cancel(final Run run) {
        run.cancel();
        try {
            run.awaitEnd(PATIENCE_IN_MILLISECONDS);
        } catch (final InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a process that ends", e);
        }
    }
}
