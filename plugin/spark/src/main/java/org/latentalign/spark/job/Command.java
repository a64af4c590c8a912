package org.latentalign.spark.job;

import java.io.IOException;
import java.io.PrintStream;
import java.util.Set;
import org.apache.spark.sql.SparkSession;
import org.latentalign.kernel.FitException;
import org.latentalign.spark.frame.JobException;

/** What the job can do. */
interface Command {

    /** @return the options that it has, without hyphens */
    Set<String> options();

    /**
     * Does it.
     *
     * @param spark the session
     * @param arguments the options
     * @param out told what was done, a line each
     * @throws JobException when what was asked for cannot be done
     * @throws FitException when data and options make no model
     * @throws IOException when a file is not right
     */
    void run(SparkSession spark, Arguments arguments, PrintStream out) throws JobException, FitException, IOException;
}
