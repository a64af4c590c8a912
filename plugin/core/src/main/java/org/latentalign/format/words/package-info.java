/**
 * Reads word vectors: GloVe text, word2vec text and word2vec binary, each plain, gzipped or inside a zip archive.
 *
 * <p>{@link org.latentalign.format.words.WordVectorReader} is the way in. One thread reads and cuts the bytes into blocks
 * that end where a word's entry ends, several threads turn blocks into numbers, and the caller's thread receives the words
 * in the order of the file. The vocabulary is never held in memory, except for a compact set of the words already seen.
 */
package org.latentalign.format.words;
