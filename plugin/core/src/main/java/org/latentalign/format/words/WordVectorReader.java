package org.latentalign.format.words;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.latentalign.format.FormatException;
import org.latentalign.progress.Progress;

/**
 * Reads word vectors from a file, in one pass and without holding them in memory. Numbers of text files are read as
 * doubles, correctly rounded; the 32-bit floats of binary files are widened, which is exact.
 */
public final class WordVectorReader {

    /** The share of the work that looking for clashing words is, when that is needed. */
    private static final double FIRST_PASS = 0.3;

    private final Path file;
    private final WordVectorOptions options;
    private final Progress progress;

    private WordVectorReader(final Path file, final WordVectorOptions options, final Progress progress) {
        this.file = file;
        this.options = options;
        this.progress = progress;
    }

    /**
     * Reads a file.
     *
     * @param file the file; its content, not its name, tells how it is packed
     * @param options what to read
     * @param sink receives the words on this thread
     * @param progress told how far reading is, several times a second
     * @return what was read and left out
     * @throws FormatException when the file is not what it should be; words may have been delivered before
     * @throws IOException when reading or the sink fails
     * @throws java.util.concurrent.CancellationException when the user has canceled or the thread was interrupted
     */
    public static WordVectorReport read(
            final Path file, final WordVectorOptions options, final WordVectorSink sink, final Progress progress)
            throws IOException {
        return new WordVectorReader(file, options, progress).read(sink);
    }

    private WordVectorReport read(final WordVectorSink sink) throws IOException {
        final Vocabulary vocabulary = new Vocabulary(options.letterCase(), options.wordList(), clashing());
        try (ByteSource source = ByteSource.open(file, options.archiveEntry())) {
            final Layout layout = LayoutDetector.detect(source, options.formats());
            final Delivery delivery = new Delivery(source.name(), layout, options, vocabulary, sink);
            sink.begin(layout.dimension());
            final double before = options.letterCase() == LetterCase.LOWER_KEEP_CLASHING ? FIRST_PASS : 0;
            final Runnable heartbeat = () -> progress.report(
                    before + (1 - before) * Math.max(source.fraction(), delivery.fraction()), delivery::message);
            scan(source, layout, vocabulary.wanted(), false, delivery::accept, heartbeat);
            return delivery.report();
        }
    }

    /** The words that keep their spelling, for which the words of the file must be known beforehand. */
    private Set<String> clashing() throws IOException {
        if (options.letterCase() != LetterCase.LOWER_KEEP_CLASHING) {
            return Set.of();
        }
        final ClashFinder finder = new ClashFinder(options.letterCase());
        try (ByteSource source = ByteSource.open(file, options.archiveEntry())) {
            final Layout layout = LayoutDetector.detect(source, options.formats());
            final long[] entries = {0};
            final BlockPipeline.Consumer consumer = block -> {
                for (int i = 0; i < block.words; i++) {
                    if (entries[0] + block.position(i) <= options.vocabularyLimit()) {
                        finder.see(block.word(i));
                    }
                }
                entries[0] += block.entries;
                return entries[0] < options.vocabularyLimit();
            };
            final Predicate<String> everyWord = word -> true;
            final Runnable heartbeat = () ->
                    progress.report(FIRST_PASS * source.fraction(), () -> "Looking for words that differ in case only");
            scan(source, layout, everyWord, true, consumer, heartbeat);
        }
        return finder.clashing();
    }

    private static void scan(
            final ByteSource source,
            final Layout layout,
            final Predicate<String> wanted,
            final boolean wordsOnly,
            final BlockPipeline.Consumer consumer,
            final Runnable heartbeat)
            throws IOException {
        final boolean binary = layout.format() == WordVectorFormat.WORD2VEC_BINARY;
        final BlockCutter cutter = binary ? new BinaryCutter(source, layout) : new LineCutter(source);
        final BlockParser parser = binary
                ? new BinaryParser(layout.dimension(), wanted, wordsOnly)
                : new TextParser(layout.dimension(), wanted, wordsOnly);
        try (BlockPipeline pipeline = new BlockPipeline(cutter, parser, heartbeat)) {
            pipeline.run(consumer);
        }
    }

    /** Takes parsed blocks in their order, and passes on what the options and the vocabulary let through. */
    private static final class Delivery {

        private final String name;
        private final Layout layout;
        private final WordVectorOptions options;
        private final Vocabulary vocabulary;
        private final WordVectorSink sink;
        private final double[] vector;
        private final TallyBuilder malformed = new TallyBuilder();
        private long linesBefore;
        private long entriesBefore;
        private long delivered;
        private boolean limitReached;

        Delivery(
                final String name,
                final Layout layout,
                final WordVectorOptions options,
                final Vocabulary vocabulary,
                final WordVectorSink sink) {
            this.name = name;
            this.layout = layout;
            this.options = options;
            this.vocabulary = vocabulary;
            this.sink = sink;
            this.vector = new double[layout.dimension()];
            this.linesBefore = layout.headerLines();
        }

        boolean accept(final Block block) throws IOException {
            final long room = options.vocabularyLimit() - entriesBefore;
            int nextMalformed = 0;
            for (int i = 0; i < block.words && block.position(i) <= room; i++) {
                while (nextMalformed < block.malformed().size()
                        && block.malformed().get(nextMalformed).position() < block.position(i)) {
                    reject(block.malformed().get(nextMalformed++));
                }
                deliver(block, i);
            }
            while (nextMalformed < block.malformed().size()
                    && block.malformed().get(nextMalformed).position() <= room) {
                reject(block.malformed().get(nextMalformed++));
            }
            linesBefore += block.lines;
            entriesBefore += Math.min(room, block.entries);
            limitReached = block.entries >= room;
            return !limitReached;
        }

        private void deliver(final Block block, final int index) throws IOException {
            final String word = vocabulary.admit(block.word(index));
            if (word != null) {
                System.arraycopy(block.values(), index * vector.length, vector, 0, vector.length);
                sink.accept(word, entriesBefore + block.position(index), vector);
                delivered++;
            }
        }

        private void reject(final Block.Malformed entry) throws FormatException {
            final String place = layout.format() == WordVectorFormat.WORD2VEC_BINARY
                    ? "word " + (entriesBefore + entry.position())
                    : "line " + (linesBefore + entry.line());
            if (options.malformed() == MalformedEntries.STOP) {
                throw new FormatException("%s, %s: %s. Correct the file, or choose to skip malformed lines."
                        .formatted(name, place, entry.fault()));
            }
            malformed.add(place + ": " + entry.fault());
        }

        /** The share of the words up to the limit; small without a limit. */
        double fraction() {
            return Math.min(1, entriesBefore / (double) options.vocabularyLimit());
        }

        String message() {
            return String.format(Locale.ROOT, "%,d words read", delivered);
        }

        WordVectorReport report() throws FormatException {
            final boolean countDiffers = layout.announcedWords() != Layout.UNKNOWN
                    && !limitReached
                    && entriesBefore != layout.announcedWords();
            final String headerFault = countDiffers
                    ? "%s: its first line announces %d words, but it has %d; it may be cut off."
                            .formatted(name, layout.announcedWords(), entriesBefore)
                    : "";
            if (countDiffers && options.malformed() == MalformedEntries.STOP) {
                throw new FormatException(
                        headerFault + " Download or copy it again, or choose to skip malformed lines.");
            }
            return new WordVectorReport(
                    layout.format(),
                    layout.dimension(),
                    delivered,
                    entriesBefore,
                    options.letterCase(),
                    vocabulary.duplicates(),
                    vocabulary.clashes(),
                    malformed.build(),
                    options.wordList().words().size(),
                    vocabulary.missing(),
                    headerFault);
        }
    }
}
