package org.latentalign.score.retrieval;

/** By what a row finds its partner. */
public enum Similarity {
    /** The cosine; 0 for a row of length zero. */
    COSINE("cosine"),
    /** The squared Euclidean distance, negative. */
    EUCLIDEAN("Euclidean distance");

    private final String title;

    Similarity(final String title) {
        this.title = title;
    }

    /** @return what it is called within a sentence */
    public String title() {
        return title;
    }
}
