package palimpsest.app.structures;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import palimpsest.app.bytes.Addresses;
import palimpsest.app.bytes.TextCell;
import palimpsest.app.bytes.Utf8;
import palimpsest.app.words.Words;

/** Reads texts from a memory. */
final class Characters {
    /** A zero is looked for so far. */
    private static final int FARTHEST_ZERO = 1 << 16;

    private static final int MOST_SHOWN = 400;
    private static final int PORTION = 256;

    private final MemoryBytes memory;

    Characters(MemoryBytes memory) {
        this.memory = memory;
    }

    /**
     * A text that was read.
     *
     * @param size the bytes it takes, with its zero
     * @param shown within quotes
     * @param fault why it is no good text
     */
    record Text(long size, String shown, Optional<String> fault) {}

    /** @param units its length in units of the encoding, where there is one */
    Text read(long address, Type.Characters type, OptionalLong units, boolean big) throws Unreadable {
        int unit = type.encoding().unit();
        long size;
        long used;
        Optional<String> fault = Optional.empty();
        if (units.isPresent()) {
            size = units.getAsLong() * unit;
            if (!memory.has(address, size)) {
                throw new Unreadable("structures.beyond", Addresses.shortHex(address));
            }
            used = type.ended() ? zero(address, size, unit).orElse(size) : size;
        } else {
            long room = memory.has(address, 0) ? memory.length() - address : 0;
            OptionalLong zero = zero(address, Addresses.min(room, FARTHEST_ZERO), unit);
            if (zero.isEmpty()) {
                throw new Unreadable("structures.no.zero", Addresses.shortHex(address));
            }
            used = zero.getAsLong();
            size = used + unit;
        }
        boolean whole = used <= (long) MOST_SHOWN * unit;
        byte[] bytes = new byte[(int) (whole ? used : (long) MOST_SHOWN * unit)];
        memory.read(address, bytes);
        String shown;
        if (type.encoding() == Encoding.UTF_8) {
            List<TextCell> cells = Utf8.decode(bytes, "text");
            if (!whole) {
                // The last character may be cut by our limit and not by the text.
                cells = cells.subList(0, cells.size() - 1);
            }
            fault = cells.stream()
                    .filter(cell -> cell.fault().isPresent())
                    .findFirst()
                    .map(cell -> Words.of(
                            "structures.text.fault",
                            Addresses.shortHex(address + cell.start()),
                            cell.fault().orElse("")));
            shown = cells.stream().map(cell -> shown(cell.codePoint())).collect(Collectors.joining());
        } else {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i + 1 < bytes.length; i += 2) {
                text.append((char) Bits.of(new byte[] {bytes[i], bytes[i + 1]}, big)
                        .low());
            }
            shown = text.codePoints().mapToObj(Characters::shown).collect(Collectors.joining());
        }
        return new Text(size, "\"" + shown + "\"" + (whole ? "" : "…"), fault);
    }

    /** Where the first zero stands, from the address on. */
    private OptionalLong zero(long address, long most, int unit) {
        byte[] portion = new byte[PORTION];
        for (long begin = 0; begin < most; begin += PORTION) {
            int count = (int) Math.min(PORTION, most - begin);
            byte[] read = count == PORTION ? portion : new byte[count];
            memory.read(address + begin, read);
            for (int i = 0; i + unit <= count; i += unit) {
                if (read[i] == 0 && read[i + unit - 1] == 0) {
                    return OptionalLong.of(begin + i);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** A character as it stands in a text for people. */
    private static String shown(int codePoint) {
        return switch (codePoint) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case 0 -> "\\0";
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            default ->
                Character.isISOControl(codePoint)
                                || Character.getType(codePoint) == Character.FORMAT
                                || Character.getType(codePoint) == Character.SURROGATE
                        ? String.format("\\u{%x}", codePoint)
                        : Character.toString(codePoint);
        };
    }

    /** The text that somebody has typed, with or without quotes. */
    static String typed(String text) {
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        String inner = quoted ? text.substring(1, text.length() - 1) : text;
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (!quoted || c != '\\' || i + 1 == inner.length()) {
                plain.append(c);
                continue;
            }
            char next = inner.charAt(++i);
            int end = next == 'u' && inner.startsWith("{", i + 1) ? inner.indexOf('}', i) : -1;
            if (end > 0 && inner.substring(i + 2, end).matches("[0-9a-fA-F]{1,6}")) {
                int code = Integer.parseInt(inner.substring(i + 2, end), 16);
                plain.appendCodePoint(Math.min(code, Character.MAX_CODE_POINT));
                i = end;
            } else {
                plain.append(
                        switch (next) {
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case '0' -> '\0';
                            default -> next;
                        });
            }
        }
        return plain.toString();
    }
}
