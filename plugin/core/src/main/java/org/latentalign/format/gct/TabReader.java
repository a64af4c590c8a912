package org.latentalign.format.gct;

import ch.randelshofer.fastdoubleparser.JavaDoubleParser;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.latentalign.format.ForeignFile;
import org.latentalign.format.FormatException;
import org.latentalign.format.PowersOfTen;
import org.latentalign.format.SourceStream;
import org.latentalign.format.Utf8;

/**
 * Reads a text file of lines and fields, field by field, without ever holding a line: a line of a large matrix can be
 * longer than the memory. Knows where it is, so that every complaint names line and column. Fields are separated by tabs,
 * or by what else the caller says. Lines end with LF, CR LF or, when the first one does, with CR alone. The text is UTF-8,
 * or UTF-16 with a byte order mark; such a mark is passed over. Quotation marks around a field are no part of it.
 */
final class TabReader implements Closeable {

    private static final int INITIAL_BUFFER_BYTES = 1 << 16;

    /** No field of a table of this kind is longer; a file without tabs and line ends is another kind of file. */
    private static final int LONGEST_FIELD_BYTES = 1 << 20;

    /** How a line tells Excel what separates the fields of those after it. */
    private static final Pattern DECLARED = Pattern.compile("(?is)\"?sep=(.)\"?");

    private static final Pattern OF_R = Pattern.compile("(?s)\"[^\"]*\" \\S.*");

    private static final long LARGEST_EXACT_INTEGER = 1L << 53;

    /** So many digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");

    private static final char REPLACEMENT = '\uFFFD';

    private static final char NO_BREAK_SPACE = '\u00A0';

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Path path;

    private final SourceStream stream;

    private final InputStream content;

    private final byte separator;

    /** Whether separators and line ends within quotation marks are part of a field. */
    private final boolean quoting;

    private byte lineEnd = '\n';

    private byte[] buffer = new byte[INITIAL_BUFFER_BYTES];

    private int next;

    private int limit;

    private int fieldStart;

    private int fieldEnd;

    private long line;

    private int column;

    private double number;

    private boolean lineHasMore;

    private boolean ended;

    @SuppressWarnings("resource") // reads on from the stream, which is closed with this
    private TabReader(final Path path, final SourceStream stream, final char separator, final boolean quoting) {
        this.path = path;
        this.stream = stream;
        this.content = Utf16Stream.beginsLikeOne(stream.head()) ? new Utf16Stream(stream) : stream;
        this.separator = (byte) separator;
        this.quoting = quoting;
    }

    /**
     * Opens a plain or gzipped text file.
     *
     * @throws FormatException when it cannot be opened, see {@link SourceStream#open(Path)}
     */
    @SuppressWarnings("resource") // closed with the reader
    static TabReader open(final Path path) throws IOException {
        return new TabReader(path, SourceStream.open(path), '\t', false);
    }

    /**
     * Opens a plain or gzipped table as spreadsheets and R write them: what is between quotation marks belongs together.
     *
     * @param separator between fields
     * @throws FormatException when it cannot be opened, see {@link SourceStream#open(Path)}, or is no text
     */
    @SuppressWarnings("resource") // closed with the reader, or here when it is no text
    static TabReader openTable(final Path path, final char separator) throws IOException {
        final SourceStream stream = SourceStream.open(path);
        try {
            refuseForeign(path, stream.head());
            return new TabReader(path, stream, separator, true);
        } catch (FormatException e) {
            stream.close();
            throw e;
        }
    }

    /**
     * Opens such a table at the line with the names of its columns.
     *
     * @throws FormatException when it cannot be opened, see {@link SourceStream#open(Path)}, or is no text
     */
    static TabReader openTable(final Path path, final Separation separation) throws IOException {
        final TabReader reader = openTable(path, separation.mark);
        if (separation.isDeclared) {
            reader.nextLine();
        }
        return reader;
    }

    private static void refuseForeign(final Path path, final byte[] head) throws FormatException {
        if (!Utf16Stream.beginsLikeOne(head)) {
            ForeignFile.refuseForText(SourceStream.nameOf(path), head);
        }
    }

    /**
     * What is between the fields of a table.
     *
     * @param mark a tab, comma or semicolon, what else the first line declares, or a blank where names are in quotation marks
     * @param isDeclared whether the first line declares it, as in {@code sep=;}, which is how Excel is told
     */
    record Separation(char mark, boolean isDeclared) {}

    /**
     * Looks at the first two lines of a table.
     *
     * @return what there is between its fields: a tab, or else a comma or semicolon, whichever splits both lines alike, or
     *     there is more of
     * @throws FormatException when it cannot be opened, see {@link SourceStream#open(Path)}, or is no text
     */
    static Separation separationOf(final Path path) throws IOException {
        try (var reader = openTable(path, '\t')) {
            final Marks first = reader.nextMarks();
            final var declared = DECLARED.matcher(first.line);
            if (declared.matches()) {
                return new Separation(declared.group(1).charAt(0), true);
            }
            final Marks second = reader.nextMarks();
            final boolean isFirstSilent = first.isSilent();
            final Marks telling = isFirstSilent ? second : first;
            if (telling.isSilent() && first.isQuotedName() && (first.isOfR() || second.isOfR())) {
                return new Separation(' ', false);
            }
            if (telling.tabs > 0) {
                return new Separation('\t', false);
            }
            final boolean commasAgree = isFirstSilent || first.commas == second.commas;
            final boolean semicolonsAgree = isFirstSilent || first.semicolons == second.semicolons;
            final boolean isSemicolon = telling.semicolons > 0
                    && (telling.commas == 0
                            || (commasAgree == semicolonsAgree
                                    ? telling.semicolons > telling.commas
                                    : semicolonsAgree));
            return new Separation(isSemicolon ? ';' : ',', false);
        }
    }

    /** A line, and how many marks there are in it outside quotation marks. */
    private record Marks(String line, int tabs, int commas, int semicolons) {

        boolean isSilent() {
            return tabs + commas + semicolons == 0;
        }

        boolean isQuotedName() {
            return line.startsWith("\"");
        }

        /** As R writes lines unless told otherwise: a text in quotation marks, a blank, and more. */
        boolean isOfR() {
            return OF_R.matcher(line).matches();
        }
    }

    private Marks nextMarks() throws IOException {
        final var line = new StringBuilder();
        if (nextLine()) {
            while (nextField()) {
                line.append(column > 1 ? "\t" : "").append(rawText());
            }
        }
        boolean quoted = false;
        int tabs = 0;
        int commas = 0;
        int semicolons = 0;
        for (int i = 0; i < line.length(); i++) {
            final char c = line.charAt(i);
            quoted ^= c == '"';
            tabs += !quoted && c == '\t' ? 1 : 0;
            commas += !quoted && c == ',' ? 1 : 0;
            semicolons += !quoted && c == ';' ? 1 : 0;
        }
        return new Marks(line.toString(), tabs, commas, semicolons);
    }

    /** @return the file's first unpacked bytes, see {@link SourceStream#head()} */
    byte[] head() {
        return stream.head();
    }

    /** @return the share of the file that has been read, or NaN */
    double fraction() {
        return stream.fraction();
    }

    /** @return how many bytes of the unpacked file have been read */
    long bytesRead() {
        return stream.position();
    }

    /** @return number of the current line, the first is 1 */
    long line() {
        return line;
    }

    /** @return number of the current field in its line, the first is 1 */
    int column() {
        return column;
    }

    /** @return the current line, as messages name it */
    String place() {
        return "line " + line + " of " + SourceStream.nameOf(path);
    }

    /** @return an exception whose sentence begins with "Line 5, column 7 of 'file'" */
    FormatException complain(final String what) {
        return new FormatException(
                "Line " + line + ", column " + column + " of " + SourceStream.nameOf(path) + " " + what);
    }

    /**
     * Passes over what is left of the current line and begins the next.
     *
     * @return whether there is a further line
     */
    boolean nextLine() throws IOException {
        while (lineHasMore) {
            nextField();
        }
        if (line == 0) {
            skipByteOrderMark();
            findLineEnd();
        }
        if (next == limit && !fill()) {
            return false;
        }
        line++;
        column = 0;
        lineHasMore = true;
        return true;
    }

    /**
     * Goes to the next field of the current line.
     *
     * @return whether there is one; a line always has at least one field, which may be empty
     */
    boolean nextField() throws IOException {
        if (!lineHasMore) {
            return false;
        }
        column++;
        fieldStart = next;
        int i = quoting ? skipQuoted() : next;
        while (true) {
            final int end = limit;
            final byte[] bytes = buffer;
            final byte betweenFields = separator;
            final byte betweenLines = lineEnd;
            while (i < end && bytes[i] != betweenFields && bytes[i] != betweenLines) {
                i++;
            }
            if (i < end) {
                break;
            }
            final int length = i - fieldStart;
            if (length > LONGEST_FIELD_BYTES) {
                throw complain("has more than a million characters without a tab; is this a tab-separated text file?");
            }
            if (!fill()) {
                i = fieldStart + length;
                break;
            }
            i = fieldStart + length;
        }
        fieldEnd = i;
        if (i == limit) {
            next = i;
            lineHasMore = false;
        } else {
            lineHasMore = buffer[i] == separator;
            next = i + 1;
        }
        if (!lineHasMore && fieldEnd > fieldStart && buffer[fieldEnd - 1] == '\r') {
            fieldEnd--;
        }
        return true;
    }

    /**
     * Goes to where the quotation marks of a field end that begins with one, perhaps behind blanks.
     *
     * @return the index behind them; that of the field's first byte when there are none, or none that end
     */
    private int skipQuoted() throws IOException {
        int length = 0;
        boolean begun = false;
        boolean inside = false;
        while (length < LONGEST_FIELD_BYTES) {
            if (fieldStart + length >= limit && !fill()) {
                break;
            }
            final byte b = buffer[fieldStart + length];
            if (b == '"') {
                inside = !inside;
                begun = true;
            } else if (!inside && (b != ' ' || separator == ' ')) {
                final boolean ends = begun && (b == separator || b == lineEnd || b == '\r');
                return ends ? fieldStart + length : fieldStart;
            }
            length++;
        }
        return inside ? fieldStart : fieldStart + length;
    }

    /** @return the current field with its quotation marks */
    String rawText() {
        return decode(buffer, fieldStart, fieldEnd - fieldStart);
    }

    /** @return the current field, without blanks and quotation marks around it */
    String text() {
        final String text = rawText();
        return text.length() > 1 && text.charAt(0) == '"' ? unquoted(text) : text;
    }

    /** Doubled quotation marks within quoted text stand for one; a single one shows that those around it are its own. */
    private static String unquoted(final String text) {
        if (text.charAt(text.length() - 1) != '"') {
            return text;
        }
        final String inner = text.substring(1, text.length() - 1);
        for (int i = inner.indexOf('"'); i >= 0; i = inner.indexOf('"', i + 2)) {
            if (i + 1 == inner.length() || inner.charAt(i + 1) != '"') {
                return text;
            }
        }
        return stripped(inner.replace("\"\"", "\""));
    }

    /** @return whether nothing is left in the current line but empty fields; reads them */
    boolean restIsEmpty() throws IOException {
        while (nextField()) {
            if (!text().isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /**
     * Goes to the next field and reads it as a number of the matrix, which {@link #number()} then has.
     *
     * @return whether there is a next field in the line
     * @throws FormatException when it is neither a number nor a way to write a missing one
     */
    boolean nextNumber() throws IOException {
        if (lineHasMore && readPlainDecimal()) {
            return true;
        }
        if (!nextField()) {
            return false;
        }
        number = anyNumber();
        return true;
    }

    /**
     * The number that {@link #nextNumber()} has read.
     *
     * @return the number, correctly rounded to double; NaN for what {@link MissingValues} says
     */
    double number() {
        return MissingValues.orNaN(number);
    }

    /**
     * The common case in one look at each byte: a sign, at most 15 or so digits and a decimal point. Integer and power of
     * ten are both exact, so their quotient is the correctly rounded number (Clinger 1990, section 3, the fast path).
     *
     * @return whether the next field is of this form, and whole in the buffer; else nothing has happened
     */
    private boolean readPlainDecimal() {
        final byte[] bytes = buffer;
        final int end = limit;
        int i = next;
        final boolean negative = i < end && bytes[i] == '-';
        if (negative) {
            i++;
        }
        final int first = i;
        int point = -1;
        long digits = 0;
        for (; i < end; i++) {
            final int digit = bytes[i] - '0';
            if (digit >= 0 && digit <= 9) {
                digits = digits * 10 + digit;
            } else if (bytes[i] == '.' && point < 0) {
                point = i;
            } else {
                break;
            }
        }
        if (i == end || (bytes[i] != '\t' && bytes[i] != lineEnd)) {
            return false;
        }
        final int count = point < 0 ? i - first : i - first - 1;
        if (count == 0 || count > MOST_DIGITS || digits > LARGEST_EXACT_INTEGER) {
            return false;
        }
        final double value = point < 0 ? digits : digits / PowersOfTen.of(i - point - 1);
        number = negative ? -value : value;
        column++;
        fieldStart = next;
        fieldEnd = i;
        lineHasMore = bytes[i] == '\t';
        next = i + 1;
        return true;
    }

    private double anyNumber() throws FormatException {
        final String text = text();
        if (MissingValues.isMissing(text)) {
            return Double.NaN;
        }
        switch (text.toLowerCase(Locale.ROOT)) {
            case "inf", "+inf", "infinity", "+infinity":
                return Double.POSITIVE_INFINITY;
            case "-inf", "-infinity":
                return Double.NEGATIVE_INFINITY;
            default:
                break;
        }
        if (!isDecimalNotation(text)) {
            throw notANumber(text, null);
        }
        try {
            return JavaDoubleParser.parseDouble(text);
        } catch (NumberFormatException e) {
            throw notANumber(text, e);
        }
    }

    /** The parser would also take hexadecimal numbers and Java's suffixes, as in 1f. */
    private static boolean isDecimalNotation(final String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("0123456789.-+eE".indexOf(text.charAt(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private FormatException notANumber(final String text, final NumberFormatException cause) {
        final String advice = text.matches("[-+]?\\d+,\\d+")
                ? "; write decimals with a point"
                : "; expected a number, or NA, NaN, -666 or nothing for a missing one";
        final var complaint = complain("reads " + quote(text) + advice + ".");
        return cause == null ? complaint : new FormatException(complaint.getMessage(), cause);
    }

    /** @return bytes as text without blanks around it; UTF-8, or Latin-1 of Windows where they are not valid UTF-8 */
    static String decode(final byte[] bytes, final int offset, final int length) {
        String text = new String(bytes, offset, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0 && !Utf8.isText(bytes, offset, offset + length)) {
            text = new String(bytes, offset, length, WINDOWS_1252);
        }
        return stripped(text);
    }

    /** @return the text without blanks around it, also those that do not break and those without width */
    private static String stripped(final String text) {
        int from = 0;
        int to = text.length();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        return text.substring(from, to);
    }

    private static boolean isBlank(final char c) {
        return c <= ' ' ? Character.isWhitespace(c) : c >= NO_BREAK_SPACE && isWideBlank(c);
    }

    private static boolean isWideBlank(final char c) {
        return Character.isSpaceChar(c) || Character.isWhitespace(c) || c == BYTE_ORDER_MARK;
    }

    /** @return the text in quotation marks, shortened when it is long */
    static String quote(final String text) {
        final String clean = text.codePoints()
                .limit(40)
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return "'" + clean + (text.codePointCount(0, text.length()) > 40 ? "..." : "") + "'";
    }

    /** Lines end with CR when the first one does, and no LF follows. */
    private void findLineEnd() throws IOException {
        for (int length = 0; length < LONGEST_FIELD_BYTES && has(length); length++) {
            final byte b = buffer[next + length];
            if (b == '\n') {
                return;
            }
            if (b == '\r') {
                lineEnd = (byte) (has(length + 1) && buffer[next + length + 1] == '\n' ? '\n' : '\r');
                return;
            }
        }
    }

    /** Whether there are more than so many bytes from here on. */
    private boolean has(final int length) throws IOException {
        while (next + length >= limit) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private void skipByteOrderMark() throws IOException {
        while (limit < 3 && fill()) {
            // a stream may hand out fewer bytes than there are
        }
        if (limit >= 3 && buffer[0] == (byte) 0xEF && buffer[1] == (byte) 0xBB && buffer[2] == (byte) 0xBF) {
            next = 3;
        }
    }

    /**
     * Reads more bytes behind those from the current field's start on, which move to the buffer's beginning.
     *
     * @return whether there were any
     */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        final int keepFrom = lineHasMore ? fieldStart : next;
        final int kept = limit - keepFrom;
        if (keepFrom > 0) {
            System.arraycopy(buffer, keepFrom, buffer, 0, kept);
        } else if (kept == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        next -= keepFrom;
        fieldStart = 0;
        limit = kept;
        final int read = content.read(buffer, limit, buffer.length - limit);
        if (read < 0) {
            ended = true;
            return false;
        }
        limit += read;
        return true;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
