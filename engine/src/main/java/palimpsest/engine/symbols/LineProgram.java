package palimpsest.engine.symbols;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.symbols.Abbreviations.Field;
import palimpsest.engine.symbols.LineTable.Row;

/** Runs the program that makes a unit's rows. See DWARF 5, 6.2. */
final class LineProgram {

    private static final int PATH = 1;
    private static final int DIRECTORY = 2;

    private final Unit unit;
    private final FileNames names;
    private final List<Row> rows;
    private final int most;

    private final List<Integer> files = new ArrayList<>();
    private final List<Row> sequence = new ArrayList<>();
    private SectionReader in;
    private String folder = "";
    private int version;
    private boolean wide;
    private int minimum;
    private boolean statements;
    private int lineBase;
    private int lineRange;
    private int[] operands = {};

    // The registers of DWARF 5, 6.2.2.
    private long address;
    private int file;
    private long line;
    private long column;
    private boolean statement;
    private boolean prologueEnds;

    /** @param rows takes the rows, at most so many */
    LineProgram(Unit unit, FileNames names, List<Row> rows, int most) {
        this.unit = unit;
        this.in = unit.sections().reader(".debug_line");
        this.names = names;
        this.rows = rows;
        this.most = most;
    }

    /** The index of a file of the unit among all; -1 for one that is not there. */
    int file(long own) {
        return own >= 0 && own < files.size() ? files.get((int) own) : -1;
    }

    /**
     * Makes the rows.
     *
     * @param from what the names of files are counted from
     * @param offset where the program is in its section
     */
    void run(String from, long offset) {
        folder = from;
        in = in.at(offset);
        header();
        restart();
        while (!in.atEnd()) {
            int opcode = in.u8();
            if (opcode > operands.length) {
                special(opcode - operands.length - 1);
            } else if (opcode == 0) {
                extended();
            } else {
                standard(opcode);
            }
        }
    }

    private void header() {
        long length = in.u32();
        wide = length == 0xffff_ffffL;
        in.limit(wide ? in.fixed(8) : length);
        version = in.u16();
        if (version < 2 || version > 5) {
            throw in.broken("a line table of version " + version + ", which is not known here,");
        }
        if (version == 5) {
            in.skip(2);
        }
        long rest = in.fixed(wide ? 8 : 4);
        long program = in.position() + rest;
        minimum = in.u8();
        if (version >= 4) {
            in.skip(1);
        }
        statements = in.u8() != 0;
        lineBase = (byte) in.u8();
        lineRange = in.u8();
        if (lineRange == 0) {
            throw in.broken("a line range of 0");
        }
        operands = new int[Math.max(0, in.u8() - 1)];
        for (int i = 0; i < operands.length; i++) {
            operands[i] = in.u8();
        }
        if (version == 5) {
            files5();
        } else {
            files4();
        }
        in.seek(program);
    }

    private void files4() {
        List<String> folders = new ArrayList<>(List.of(folder));
        for (String next = in.text(); !next.isEmpty(); next = in.text()) {
            folders.add(FileNames.join(folder, next));
        }
        files.add(-1);
        for (String next = in.text(); !next.isEmpty(); next = in.text()) {
            add(folders, next, in.uleb());
            in.uleb();
            in.uleb();
        }
    }

    private void add(List<String> folders, String name, long directory) {
        String above = directory >= 0 && directory < folders.size() ? folders.get((int) directory) : "";
        files.add(names.index(FileNames.join(above, name)));
    }

    private void files5() {
        List<String> folders = new ArrayList<>();
        for (Listed listed : listed()) {
            folders.add(FileNames.join(folder, listed.path()));
        }
        for (Listed listed : listed()) {
            add(folders, listed.path(), listed.directory());
        }
    }

    private record Listed(String path, long directory) {}

    /** Folders or files, each with what the format before them says. */
    private List<Listed> listed() {
        List<Field> format = new ArrayList<>();
        int fields = in.u8();
        for (int i = 0; i < fields; i++) {
            format.add(new Field((int) in.uleb(), (int) in.uleb(), 0));
        }
        long count = in.uleb();
        if (count < 0 || count > in.end()) {
            throw in.broken("too many files");
        }
        List<Listed> all = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            String path = "";
            long directory = 0;
            for (Field field : format) {
                Attribute value = Attribute.read(in, field, wide, version, unit.addressSize());
                if (field.attribute() == PATH) {
                    path = unit.text(value).orElse("");
                } else if (field.attribute() == DIRECTORY) {
                    directory = value.number();
                }
            }
            all.add(new Listed(path, directory));
        }
        return all;
    }

    private void restart() {
        address = 0;
        file = 1;
        line = 1;
        column = 0;
        statement = statements;
        prologueEnds = false;
    }

    private void special(int opcode) {
        address += (long) (opcode / lineRange) * minimum;
        line += lineBase + opcode % lineRange;
        row();
    }

    private void standard(int opcode) {
        switch (opcode) {
            case 1 -> row();
            case 2 -> address += in.uleb() * minimum;
            case 3 -> line += in.sleb();
            case 4 -> file = (int) in.uleb();
            case 5 -> column = in.uleb();
            case 6 -> statement = !statement;
            case 8 -> address += (long) ((255 - operands.length - 1) / lineRange) * minimum;
            case 9 -> address += in.u16();
            case 10 -> prologueEnds = true;
            default -> {
                for (int i = 0; i < operands[opcode - 1]; i++) {
                    in.uleb();
                }
            }
        }
    }

    private void extended() {
        ByteSlice contents = in.bytes(in.uleb());
        SectionReader operation = new SectionReader("a line table", contents);
        if (contents.length() == 0) {
            return;
        }
        switch (operation.u8()) {
            case 1 -> endSequence();
            case 2 -> address = operation.fixed(Math.min(8, operation.end() - 1));
            default -> {
                // Nothing else tells where code comes from.
            }
        }
    }

    private void row() {
        int offset = unit.sections().offset(address);
        if (sequence.size() + rows.size() >= most) {
            throw in.broken("more rows than can be taken in");
        }
        if (prologueEnds) {
            // Before that, parameters are not where they are said to be.
            sequence.replaceAll(before -> new Row(before.offset(), before.place(), false));
        }
        if (offset >= 0) {
            int number = file(file);
            boolean known = number >= 0 && line > 0 && line <= Integer.MAX_VALUE;
            Optional<SourcePlace> place = known
                    ? Optional.of(new SourcePlace(number, (int) line, (int) Math.min(column, Integer.MAX_VALUE)))
                    : Optional.empty();
            sequence.add(new Row(offset, place, known && statement));
        }
        prologueEnds = false;
    }

    private void endSequence() {
        int offset = unit.sections().offset(address);
        if (offset >= 0 && !sequence.isEmpty()) {
            rows.addAll(sequence);
            rows.add(new Row(offset, Optional.empty(), false));
        }
        sequence.clear();
        restart();
    }
}
