package org.latentalign.format.words;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import org.latentalign.format.FormatException;
import org.latentalign.format.MalformedEntries;
import org.latentalign.format.TallyBuilder;
import org.latentalign.format.TextEncoding;
import org.latentalign.progress.Progress;

/**
 * Reads word vectors from a file, in one pass and without holding them in memory. Numbers of text files are read as
 * doubles, correctly rounded; the 32-bit floats of binary files are widened, which is exact.
 */
public final class WordVectorReader {

    /** The share of the work that looking for clashing words is, when that is needed. */
    private static final double FIRST_PASS = 0.3;

    /** With so many values a word, binary words are told apart as they come. */
    private static final int ENOUGH_VALUES = 8;

    /** With fewer, also their number has to be right. */
    private static final int FEWEST_VALUES = 4;

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
        final EntryNames names = names();
        final Vocabulary vocabulary = new Vocabulary(options.letterCase(), options.wordList(), clashing(names));
        try (ByteSource source = ByteSource.open(file, options.archiveEntry())) {
            final Layout layout = detect(source);
            if (layout.format() == WordVectorFormat.WORD2VEC_BINARY && layout.dimension() < ENOUGH_VALUES) {
                requireWhole();
            }
            final Predicate<String> wanted = options.names().areInFile() ? vocabulary.wanted() : word -> true;
            final BlockParser parser = parser(layout, wanted, false);
            final Delivery delivery = new Delivery(source.name(), layout, parser, options, names, vocabulary, sink);
            sink.begin(layout.dimension());
            final double before = options.letterCase() == LetterCase.LOWER_KEEP_CLASHING ? FIRST_PASS : 0;
            final Runnable heartbeat = () -> progress.report(
                    before + (1 - before) * Math.max(source.fraction(), delivery.fraction()), delivery::message);
            scan(source, layout, parser, delivery::accept, heartbeat);
            return delivery.report();
        }
    }

    private Layout detect(final ByteSource source) throws IOException {
        return LayoutDetector.detect(source, options.formats(), !options.names().areInFile());
    }

    /**
     * Before any word of a binary file is delivered, all of them are found. With few values a word, a blank within a phrase
     * or after lost bytes is too easily taken for its end; then there are not as many words as announced.
     */
    private void requireWhole() throws IOException {
        final long[] entries = {0};
        try (ByteSource source = ByteSource.open(file, options.archiveEntry())) {
            final Layout layout = detect(source);
            final BlockPipeline.Consumer consumer = block -> {
                entries[0] += block.entries;
                return true;
            };
            scan(
                    source,
                    layout,
                    parser(layout, word -> false, true),
                    consumer,
                    () -> progress.report(0, () -> "Looking where words begin"));
            if (layout.dimension() < FEWEST_VALUES && entries[0] != layout.announcedWords()) {
                throw new FormatException(
                        "%s: its header announces %d words of %d values, but %d are found, so with so few values it cannot be told where words begin. Download or copy it again."
                                .formatted(source.name(), layout.announcedWords(), layout.dimension(), entries[0]));
            }
        }
    }

    /** The words of the second file, for which the vectors must be counted beforehand; or those of the vectors' file. */
    private EntryNames names() throws IOException {
        if (options.names().areInFile()) {
            return EntryNames.IN_FILE;
        }
        final long[] entries = {0};
        try (ByteSource source = ByteSource.open(file, options.archiveEntry())) {
            final BlockPipeline.Consumer consumer = block -> {
                entries[0] += block.entries;
                return true;
            };
            final Runnable heartbeat = () -> progress.report(0, () -> "Counting the vectors");
            final Layout layout = detect(source);
            scan(source, layout, parser(layout, word -> true, true), consumer, heartbeat);
            return options.names().of(entries[0], source.name());
        }
    }

    /** The words that keep their spelling, for which the words of the file must be known beforehand. */
    private WordSet clashing(final EntryNames names) throws IOException {
        if (options.letterCase() != LetterCase.LOWER_KEEP_CLASHING) {
            return new WordSet();
        }
        final ClashFinder finder = new ClashFinder(options.letterCase());
        try (ByteSource source = ByteSource.open(file, options.archiveEntry())) {
            final Layout layout = detect(source);
            final long[] entries = {0};
            final BlockPipeline.Consumer consumer = block -> {
                for (int i = 0; i < block.words; i++) {
                    final long position = entries[0] + block.position(i);
                    if (position <= options.vocabularyLimit()) {
                        finder.see(names.of(block.word(i), position));
                    }
                }
                entries[0] += block.entries;
                return entries[0] < options.vocabularyLimit();
            };
            final Runnable heartbeat = () ->
                    progress.report(FIRST_PASS * source.fraction(), () -> "Looking for words that differ in case only");
            scan(source, layout, parser(layout, word -> true, options.names().areInFile()), consumer, heartbeat);
        }
        return finder.clashing();
    }

    private void scan(
            final ByteSource source,
            final Layout layout,
            final BlockParser parser,
            final BlockPipeline.Consumer consumer,
            final Runnable heartbeat)
            throws IOException {
        final BlockCutter cutter = layout.shape() instanceof EntryShape.Binary binary
                ? new BinaryCutter(source, layout, binary, options.malformed() == MalformedEntries.SKIP)
                : new LineCutter(source);
        try (BlockPipeline pipeline = new BlockPipeline(cutter, parser, heartbeat)) {
            pipeline.run(consumer);
        }
    }

    private BlockParser parser(final Layout layout, final Predicate<String> wanted, final boolean wordsOnly) {
        final TextEncoding encoding = options.encoding();
        final int dimension = layout.dimension();
        if (layout.shape() instanceof EntryShape.Binary binary) {
            return new BinaryParser(dimension, binary, encoding, wanted, wordsOnly);
        }
        if (layout.shape() instanceof EntryShape.Blanks blanks) {
            return new TextParser(dimension, blanks, encoding, wanted, wordsOnly);
        }
        if (layout.shape() instanceof EntryShape.Delimited delimited) {
            return new DelimitedParser(dimension, delimited, encoding, wanted, wordsOnly);
        }
        return new NumbersParser(dimension, wordsOnly);
    }

    /** Takes parsed blocks in their order, and passes on what the options and the vocabulary let through. */
    private static final class Delivery {

        private final String name;
        private final Layout layout;
        private final BlockParser parser;
        private final WordVectorOptions options;
        private final EntryNames names;
        private final Predicate<String> wanted;
        private final Vocabulary vocabulary;
        private final WordVectorSink sink;
        private final double[] vector;
        private final TallyBuilder malformed = new TallyBuilder();
        private final TallyBuilder numberEnds = new TallyBuilder();
        private long linesBefore;
        private long entriesBefore;
        private long delivered;
        private boolean limitReached;

        Delivery(
                final String name,
                final Layout layout,
                final BlockParser parser,
                final WordVectorOptions options,
                final EntryNames names,
                final Vocabulary vocabulary,
                final WordVectorSink sink) {
            this.name = name;
            this.layout = layout;
            this.parser = parser;
            this.options = options;
            this.names = names;
            this.wanted = vocabulary.wanted();
            this.vocabulary = vocabulary;
            this.sink = sink;
            this.vector = new double[layout.dimension()];
            this.linesBefore = layout.headerLines();
        }

        boolean accept(final FileBlock block) throws IOException {
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

        private void deliver(final FileBlock block, final int index) throws IOException {
            final long rank = entriesBefore + block.position(index);
            final String inFile = names.of(block.word(index), rank);
            if (!options.names().areInFile() && !wanted.test(inFile)) {
                return;
            }
            final String word = vocabulary.admit(inFile);
            if (word != null) {
                parser.vector(block, index, vector);
                sink.accept(word, rank, vector);
                delivered++;
                if (layout.format() == WordVectorFormat.WORD2VEC_TEXT && endsInNumber(word)) {
                    numberEnds.add(() -> "'" + Excerpt.of(word) + "'");
                }
            }
        }

        /** Whether the last of several parts of a word is a number. */
        private static boolean endsInNumber(final String word) {
            final int blank = word.lastIndexOf(' ');
            if (blank < 0) {
                return false;
            }
            final byte[] last = word.substring(blank + 1).getBytes(StandardCharsets.UTF_8);
            return TextLine.isValue(last, 0, last.length);
        }

        private void reject(final FileBlock.Malformed entry) throws FormatException {
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
                    ? "%s: its first line announces %d words, but it has %d%s."
                            .formatted(
                                    name,
                                    layout.announcedWords(),
                                    entriesBefore,
                                    entriesBefore < layout.announcedWords() ? "; it may be cut off" : "")
                    : "";
            if (countDiffers && options.malformed() == MalformedEntries.STOP) {
                throw new FormatException(headerFault
                        + (entriesBefore < layout.announcedWords()
                                ? " Download or copy it again, or choose to skip malformed lines."
                                : " Correct the first line, or choose to skip malformed lines."));
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
                    headerFault,
                    numberEnds.build(),
                    notes());
        }

        private List<String> notes() {
            final List<String> notes = new ArrayList<>(layout.notes());
            notes.addAll(names.notes());
            return notes;
        }
    }
}
