package org.latentalign.knime.runner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.knime.core.node.BufferedDataTable;
import org.knime.core.node.CanceledExecutionException;
import org.knime.core.node.ExecutionMonitor;
import org.knime.core.node.InvalidSettingsException;
import org.knime.core.node.port.PortObject;
import org.knime.core.node.workflow.NativeNodeContainer;
import org.knime.core.node.workflow.NodeContainer;
import org.knime.core.node.workflow.NodeMessage;
import org.knime.core.node.workflow.UnsupportedWorkflowVersionException;
import org.knime.core.node.workflow.WorkflowLoadHelper;
import org.knime.core.node.workflow.WorkflowManager;
import org.knime.core.node.workflow.WorkflowPersistor.LoadResultEntry;
import org.knime.core.node.workflow.WorkflowPersistor.WorkflowLoadResult;
import org.knime.core.node.workflow.contextv2.WorkflowContextV2;
import org.knime.core.util.LockFailedException;

/** One run of one workflow, from its directory to printed tables. The directory is only read. */
final class Run {

    private static final String CANCELED = "Canceled.";

    private final Arguments arguments;
    private final PrintStream out;
    private final ProgressLine progress;
    private final Object lock = new Object();
    private final CountDownLatch over = new CountDownLatch(1);
    private WorkflowManager workflow;
    private boolean isCancelled;

    Run(final Arguments arguments, final PrintStream out, final PrintStream terminal) {
        this.arguments = arguments;
        this.out = out;
        this.progress = new ProgressLine(terminal);
    }

    ExitStatus execute() throws RunnerException {
        try {
            final long start = System.nanoTime();
            createOutput();
            load();
            for (final NodeOption option : arguments.options()) {
                option.applyTo(workflow);
            }
            if (arguments.progress()) {
                progress.watch(workflow);
            }
            executeNodes();
            final boolean isExecuted = print();
            writeReport();
            final double seconds = (System.nanoTime() - start) / (double) TimeUnit.SECONDS.toNanos(1);
            out.printf(
                    Locale.ROOT,
                    "%s %s in %.1f s.%n",
                    workflow.getName(),
                    isExecuted ? "executed" : "was not fully executed: see the errors and warnings above;",
                    seconds);
            return isExecuted ? ExitStatus.SUCCESS : ExitStatus.NOT_EXECUTED;
        } finally {
            end();
        }
    }

    /** Before anything is computed, so that a directory that cannot be written to costs no time. */
    private void createOutput() throws RunnerException {
        if (arguments.output().isPresent()) {
            createDirectory("--out", arguments.output().get());
        }
        if (arguments.report().isPresent()) {
            createDirectory(
                    "--report", arguments.report().get().toAbsolutePath().getParent());
        }
    }

    private static void createDirectory(final String option, final Path directory) throws RunnerException {
        try {
            Files.createDirectories(directory);
        } catch (final IOException e) {
            throw new RunnerException(
                    ExitStatus.WRONG_ARGUMENTS,
                    option + ": the directory " + directory + " cannot be made: " + e.getMessage() + ".",
                    e);
        }
    }

    private void load() throws RunnerException {
        final WorkflowContextV2 context = WorkflowContextV2.builder()
                .withAnalyticsPlatformExecutor(executor -> executor.withCurrentUserAsUserId()
                        .withLocalWorkflowPath(
                                arguments.workflow().toAbsolutePath().normalize())
                        .withBatchMode(true))
                .withLocalLocation()
                .build();
        final WorkflowLoadResult result;
        try {
            result = WorkflowManager.loadProject(
                    arguments.workflow().toAbsolutePath().normalize().toFile(),
                    new ExecutionMonitor(),
                    new WorkflowLoadHelper(context));
        } catch (final IOException
                | InvalidSettingsException
                | CanceledExecutionException
                | UnsupportedWorkflowVersionException
                | LockFailedException e) {
            throw new RunnerException(ExitStatus.NOT_LOADED, "The workflow cannot be loaded: " + e.getMessage(), e);
        }
        synchronized (lock) {
            workflow = result.getWorkflowManager();
        }
        if (result.getType() != LoadResultEntry.LoadResultEntryType.Ok) {
            out.println(result.getFilteredError("", LoadResultEntry.LoadResultEntryType.Warning));
        }
        if (result.getType() == LoadResultEntry.LoadResultEntryType.Error) {
            throw new RunnerException(ExitStatus.NOT_LOADED, "The workflow was loaded with the errors above.");
        }
        workflow.resetAndConfigureAll();
    }

    private void executeNodes() throws RunnerException {
        synchronized (lock) {
            if (isCancelled) {
                throw new RunnerException(ExitStatus.CANCELED, CANCELED);
            }
            workflow.executeAll();
        }
        try {
            workflow.waitWhileInExecution(-1, TimeUnit.MILLISECONDS);
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunnerException(ExitStatus.CANCELED, CANCELED, e);
        }
        progress.clear();
        synchronized (lock) {
            if (isCancelled) {
                throw new RunnerException(ExitStatus.CANCELED, CANCELED);
            }
        }
    }

    /** Stops the run from another thread and waits until nothing executes or is written any more. */
    void cancel() {
        synchronized (lock) {
            isCancelled = true;
            if (workflow != null && over.getCount() > 0) {
                workflow.cancelExecution();
            }
        }
    }

    /** Waits until the run is over, but not for ever. */
    void awaitEnd(final long milliseconds) throws InterruptedException {
        over.await(milliseconds, TimeUnit.MILLISECONDS);
    }

    private void end() {
        final WorkflowManager loaded;
        synchronized (lock) {
            loaded = workflow;
        }
        if (loaded != null) {
            loaded.getParent().removeProject(loaded.getID());
        }
        over.countDown();
    }

    // ---- what is printed

    /** @return whether every node is executed */
    private boolean print() throws RunnerException {
        printVerdicts();
        boolean isExecuted = true;
        for (final NodeContainer node : workflow.getNodeContainers()) {
            final boolean isNodeExecuted = node.getNodeContainerState().isExecuted();
            out.println(node.getID().getIndex() + " " + node.getName() + (isNodeExecuted ? "" : " (not executed)"));
            printMessage(node.getNodeMessage());
            if (node instanceof NativeNodeContainer nativeNode && isNodeExecuted) {
                printPorts(nativeNode);
            }
            isExecuted &= isNodeExecuted;
        }
        return isExecuted;
    }

    /** What is to be read before any figure. */
    private void printVerdicts() {
        final List<Verdict> verdicts = Verdict.of(workflow);
        if (!verdicts.isEmpty()) {
            out.println("What the nodes say:");
            for (final Verdict verdict : verdicts) {
                out.println("  " + verdict.node().getID().getIndex() + " "
                        + verdict.node().getName()
                        + (verdict.isFailure() ? " could not be executed: " : ": ") + verdict.sentence());
            }
            out.println();
        }
    }

    private void printMessage(final NodeMessage message) {
        switch (message.getMessageType()) {
            case WARNING -> out.println("  Warning: " + message.getMessage());
            case ERROR -> out.println("  Error: " + message.getMessage());
            case RESET -> {
                // nothing to say
            }
        }
    }

    private void printPorts(final NativeNodeContainer node) throws RunnerException {
        final TablePrinter printer = new TablePrinter(out, arguments.rows());
        for (int port = 1; port < node.getNrOutPorts(); port++) {
            final PortObject object = node.getOutPort(port).getPortObject();
            final String name = node.getOutPort(port).getPortName();
            if (object instanceof BufferedDataTable table) {
                out.println("  " + name + ": " + table.size() + (table.size() == 1 ? " row, " : " rows, ")
                        + table.getDataTableSpec().getNumColumns() + " columns");
                printer.print(table);
                write(node, port, name, table);
            } else {
                out.println("  " + name + ": " + node.getOutPort(port).getPortSummary());
            }
        }
    }

    private void write(
            final NativeNodeContainer node, final int port, final String portName, final BufferedDataTable table)
            throws RunnerException {
        if (arguments.output().isPresent()) {
            final String name = CsvFile.name(node.getID().getIndex(), node.getName(), port, portName);
            try {
                CsvFile.write(table, arguments.output().get().resolve(name), this::isCancelled);
            } catch (final CancellationException e) {
                throw new RunnerException(ExitStatus.CANCELED, CANCELED, e);
            } catch (final IOException e) {
                throw new RunnerException(
                        ExitStatus.NOT_EXECUTED,
                        "Cannot write " + name + " into " + arguments.output().get() + ": " + e.getMessage(),
                        e);
            }
        }
    }

    private void writeReport() throws RunnerException {
        if (arguments.report().isPresent() && !isCancelled()) {
            final Path file = arguments.report().get();
            try {
                Report.write(workflow, arguments.rows(), file);
            } catch (final IOException e) {
                throw new RunnerException(
                        ExitStatus.NOT_EXECUTED, "Cannot write the report " + file + ": " + e.getMessage(), e);
            }
            out.println("Report, to open in a browser: " + file.toAbsolutePath().normalize());
        }
    }

    private boolean isCancelled() {
        synchronized (lock) {
            return isCancelled;
        }
    }
}
