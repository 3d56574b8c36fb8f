package palimpsest.app.symbols;

import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import palimpsest.engine.symbols.LineTable;
import palimpsest.engine.symbols.LineTable.Row;
import palimpsest.engine.symbols.SourcePlace;
import palimpsest.engine.symbols.Symbols;

/**
 * A source map, third revision (ECMA-426). A module is one long line, in which a column is an offset. Read with a reader of
 * JSON that holds no more than it is asked for; names of variables are not in a map.
 */
final class SourceMap {

    private static final int MOST_ROWS = 4_000_000;
    private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

    private List<String> sources = List.of();
    private List<String> contents = List.of();
    private String mappings = "";

    private SourceMap() {}

    /** The symbols of a map; of one that is broken, what is wrong. */
    static ProgramSymbols read(String json, Optional<Path> folder) {
        SourceMap map = new SourceMap();
        try {
            map.fields(json);
            LineTable lines = new LineTable(map.sources, map.rows());
            Map<Integer, String> texts = new HashMap<>();
            for (int i = 0; i < Math.min(map.sources.size(), map.contents.size()); i++) {
                if (!map.contents.get(i).isEmpty()) {
                    texts.put(i, map.contents.get(i));
                }
            }
            Symbols symbols = new Symbols(lines, List.of(), List.of(), Map.of(), List.of());
            return new ProgramSymbols(symbols, texts, folder);
        } catch (IOException | IllegalStateException | NumberFormatException broken) {
            return ProgramSymbols.broken("the source map is broken: " + broken.getMessage());
        }
    }

    private void fields(String json) throws IOException {
        JsonReader in = new JsonReader(new StringReader(json));
        in.beginObject();
        while (in.hasNext()) {
            switch (in.nextName()) {
                case "version" -> {
                    int version = in.nextInt();
                    if (version != 3) {
                        throw new MalformedJsonException("revision " + version + " is not known");
                    }
                }
                case "sections" -> throw new MalformedJsonException("a map of several maps is not understood");
                case "sources" -> sources = texts(in);
                case "sourcesContent" -> contents = texts(in);
                case "mappings" -> mappings = in.nextString();
                default -> in.skipValue();
            }
        }
        in.endObject();
    }

    private static List<String> texts(JsonReader in) throws IOException {
        List<String> texts = new ArrayList<>();
        in.beginArray();
        while (in.hasNext()) {
            if (in.peek() == JsonToken.NULL) {
                in.nextNull();
                texts.add("");
            } else {
                texts.add(in.nextString());
            }
        }
        in.endArray();
        return texts;
    }

    /** The pieces of the first line, each with its numbers counted from those of the piece before. */
    private List<Row> rows() throws IOException {
        List<Row> rows = new ArrayList<>();
        int end = mappings.indexOf(';') < 0 ? mappings.length() : mappings.indexOf(';');
        long[] now = new long[5];
        int at = 0;
        while (at < end) {
            int count = 0;
            while (at < end && mappings.charAt(at) != ',') {
                long number = 0;
                int digit;
                int shift = 0;
                do {
                    digit = at < end ? DIGITS.indexOf(mappings.charAt(at)) : -1;
                    if (digit < 0 || shift > 30) {
                        throw new MalformedJsonException("no number at character " + at + " of its mappings");
                    }
                    number |= (long) (digit & 31) << shift;
                    shift += 5;
                    at++;
                } while (digit >= 32);
                if (count < now.length) {
                    now[count] += (number & 1) != 0 ? -(number >> 1) : number >> 1;
                }
                count++;
            }
            at++;
            if (count > 0) {
                rows.add(row(now, count >= 4));
            }
            if (rows.size() > MOST_ROWS) {
                throw new MalformedJsonException("it has too many mappings");
            }
        }
        return rows;
    }

    private Row row(long[] now, boolean placed) throws IOException {
        boolean inside = now[0] >= 0 && now[0] <= Integer.MAX_VALUE;
        boolean known = now[1] >= 0 && now[1] < sources.size() && now[2] >= 0 && now[2] < Integer.MAX_VALUE;
        if (!inside || (placed && !known)) {
            throw new MalformedJsonException("a mapping that leads nowhere");
        }
        Optional<SourcePlace> place = placed
                ? Optional.of(new SourcePlace((int) now[1], (int) now[2] + 1, (int) Math.max(0, now[3]) + 1))
                : Optional.empty();
        return new Row((int) now[0], place, placed);
    }
}
