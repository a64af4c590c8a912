package org.latentalign.bench;

/** What a {@link Worker} can do, by names. */
interface Work {

    /** What is not to be timed. */
    void prepare(String step) throws Exception;

    /** Does a step, and gives a number that another side must come to as well, or NaN. */
    double run(String step, int threads) throws Exception;
}
