package org.latentalign.knime.runner;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param workflow the workflow's directory
 * @param options settings to change before execution, in the order given
 * @param output where tables are written as CSV, if at all
 * @param report where the report is written, if at all
 * @param rows how many rows of each table are printed
 * @param progress whether a terminal shows what is printed on standard error, so that a line there may be redrawn
 */
record Arguments(
        Path workflow,
        List<NodeOption> options,
        Optional<Path> output,
        Optional<Path> report,
        int rows,
        boolean progress) {

    static final String USAGE =
            """
            Options:
              -workflowDir=DIR              the workflow's directory
              -option=node,name,value,type  change a setting, for example -option=3,degree,2,double; may be repeated;
                                            node is the number in the node's id, name may be a path as a/b; types are
                                            those of KNIME's batch executor: int, long, short, byte, boolean, char,
                                            float, double, String, StringCell, DoubleCell, IntCell, LongCell
              --out DIR                     write every table as CSV into the directory, and report.html
              --report FILE                 write the report into the file
              --rows N                      print N rows of each table (5); the report has as many
              --progress                    show progress in a line that is redrawn""";

    private static final String REPORT = "report.html";
    private static final int DEFAULT_ROWS = 5;

    static Arguments parse(final String... arguments) throws RunnerException {
        Path workflow = null;
        Path output = null;
        Path report = null;
        int rows = DEFAULT_ROWS;
        boolean progress = false;
        final List<NodeOption> options = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            final String argument = arguments[i];
            if (argument.startsWith("-workflowDir=")) {
                workflow = Path.of(argument.substring(argument.indexOf('=') + 1));
            } else if (argument.startsWith("-option=")) {
                options.add(NodeOption.parse(argument.substring(argument.indexOf('=') + 1)));
            } else if (argument.equals("--out")) {
                output = Path.of(value(arguments, ++i, "--out needs a directory"));
            } else if (argument.equals("--report")) {
                report = Path.of(value(arguments, ++i, "--report needs a file"));
            } else if (argument.equals("--rows")) {
                rows = count(value(arguments, ++i, "--rows needs a number"));
            } else if (argument.equals("--progress")) {
                progress = true;
            } else {
                throw wrong("Unknown option '" + argument + "'");
            }
        }
        if (workflow == null) {
            throw wrong("No workflow: -workflowDir=DIR says which one to run");
        }
        if (!Files.isDirectory(workflow)) {
            throw wrong("There is no directory " + workflow);
        }
        if (report == null && output != null) {
            report = output.resolve(REPORT);
        }
        return new Arguments(
                workflow,
                List.copyOf(options),
                Optional.ofNullable(output),
                Optional.ofNullable(report),
                rows,
                progress);
    }

    private static String value(final String[] arguments, final int index, final String missing)
            throws RunnerException {
        if (index >= arguments.length) {
            throw wrong(missing);
        }
        return arguments[index];
    }

    private static int count(final String text) throws RunnerException {
        try {
            return Integer.parseUnsignedInt(text);
        } catch (final NumberFormatException e) {
            throw new RunnerException(
                    ExitStatus.WRONG_ARGUMENTS, "--rows needs a number of rows, not '" + text + "'", e);
        }
    }

    private static RunnerException wrong(final String message) {
        return new RunnerException(ExitStatus.WRONG_ARGUMENTS, message + ".\n" + USAGE);
    }
}
