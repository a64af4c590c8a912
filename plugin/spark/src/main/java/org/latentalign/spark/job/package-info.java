/** The program that {@code spark-submit} runs: commands, their options, and what they write. */
package org.latentalign.spark.job;
