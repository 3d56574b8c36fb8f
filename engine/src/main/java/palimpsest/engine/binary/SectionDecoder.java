package palimpsest.engine.binary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import palimpsest.engine.source.BinarySource;
import palimpsest.engine.source.ByteSlice;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.ByteReader;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.CustomSection;
import palimpsest.engine.syntax.DataSegment;
import palimpsest.engine.syntax.ElementItems;
import palimpsest.engine.syntax.ElementSegment;
import palimpsest.engine.syntax.Export;
import palimpsest.engine.syntax.ExternalKind;
import palimpsest.engine.syntax.Function;
import palimpsest.engine.syntax.Global;
import palimpsest.engine.syntax.GlobalType;
import palimpsest.engine.syntax.Import;
import palimpsest.engine.syntax.Locals;
import palimpsest.engine.syntax.MalformedException;
import palimpsest.engine.syntax.Memory;
import palimpsest.engine.syntax.Module;
import palimpsest.engine.syntax.Names;
import palimpsest.engine.syntax.RecursiveType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.syntax.SegmentMode;
import palimpsest.engine.syntax.Start;
import palimpsest.engine.syntax.Table;
import palimpsest.engine.syntax.TableType;
import palimpsest.engine.syntax.Tag;

/** Reads the contents of sections and puts the module together. See the specification, Binary Format, Modules. */
final class SectionDecoder {

    private static final ReferenceType FUNCTIONS = new ReferenceType(false, AbstractHeapType.FUNC);

    private final ByteReader in;
    private final TypeDecoder typeDecoder;
    private final CodeDecoder codeDecoder;
    private final List<RecursiveType> types = new ArrayList<>();
    private final List<Import> imports = new ArrayList<>();
    private final List<Integer> functionTypes = new ArrayList<>();
    private final List<Function> functions = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Memory> memories = new ArrayList<>();
    private final List<Tag> tags = new ArrayList<>();
    private final List<Global> globals = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private final List<ElementSegment> elements = new ArrayList<>();
    private final List<DataSegment> data = new ArrayList<>();
    private Optional<Start> start = Optional.empty();
    private OptionalInt dataCount = OptionalInt.empty();
    private int bodies;

    SectionDecoder(ByteReader in) {
        this.in = in;
        this.typeDecoder = new TypeDecoder(in);
        this.codeDecoder = new CodeDecoder(in);
    }

    void decode(Section section) {
        switch (section) {
            case TYPE -> each(() -> types.add(typeDecoder.recursiveType()));
            case IMPORT -> each(this::importEntry);
            case FUNCTION -> each(() -> functionTypes.add(in.u32()));
            case TABLE -> each(this::table);
            case MEMORY -> each(this::memory);
            case TAG -> each(this::tag);
            case GLOBAL -> each(this::global);
            case EXPORT -> each(this::export);
            case START -> start();
            case ELEMENT -> each(this::element);
            case DATA_COUNT -> dataCount = OptionalInt.of(in.u32());
            case CODE -> each(this::body);
            case DATA -> each(this::dataSegment);
        }
    }

    /** Checks what holds between sections. */
    Module finish(BinarySource source, List<CustomSection> customSections, List<String> notes) {
        if (bodies != functionTypes.size()) {
            throw new MalformedException(
                    in.position(),
                    "function and code section have inconsistent lengths: " + functionTypes.size() + " and " + bodies);
        }
        if (dataCount.isPresent() && dataCount.getAsInt() != data.size()) {
            throw new MalformedException(
                    in.position(),
                    "data count and data section have inconsistent lengths: "
                            + Integer.toUnsignedString(dataCount.getAsInt()) + " and " + data.size());
        }
        if (dataCount.isEmpty() && codeDecoder.firstUseOfData().isPresent()) {
            throw new MalformedException(
                    codeDecoder.firstUseOfData().getAsInt(),
                    "data count section required: this instruction names a data segment");
        }
        Names names = new Names();
        for (CustomSection section : customSections) {
            if (section.name().equals("name")) {
                NameDecoder.decode(section.contents(), names).ifPresent(notes::add);
            }
        }
        return new Module(
                source,
                types,
                typeDecoder.typeSpans(),
                imports,
                functions,
                tables,
                memories,
                tags,
                globals,
                exports,
                start,
                elements,
                data,
                dataCount.isPresent(),
                customSections,
                names);
    }

    /** Reads a vector. Each element has at least one byte, so a false length ends with the input. */
    private void each(Runnable element) {
        int count = in.u32();
        for (int i = 0; i != count; i++) {
            element.run();
        }
    }

    private Span since(int from) {
        return new Span(from, in.position());
    }

    private void importEntry() {
        int from = in.position();
        String module = in.name();
        String name = in.name();
        imports.add(new Import(module, name, typeDecoder.externalType(), since(from)));
    }

    private void table() {
        int from = in.position();
        if (in.peek() != 0x40) {
            TableType type = typeDecoder.tableType();
            tables.add(new Table(type, Optional.empty(), since(from)));
            return;
        }
        in.u8();
        zeroByte();
        TableType type = typeDecoder.tableType();
        Code initializer = codeDecoder.expression();
        tables.add(new Table(type, Optional.of(initializer), since(from)));
    }

    private void memory() {
        int from = in.position();
        memories.add(new Memory(typeDecoder.memoryType(), since(from)));
    }

    private void tag() {
        int from = in.position();
        tags.add(new Tag(typeDecoder.tagType(), since(from)));
    }

    private void global() {
        int from = in.position();
        GlobalType type = typeDecoder.globalType();
        Code initializer = codeDecoder.expression();
        globals.add(new Global(type, initializer, since(from)));
    }

    private void export() {
        int from = in.position();
        String name = in.name();
        int kindAt = in.position();
        ExternalKind kind =
                ExternalKind.of(in.u8()).orElseThrow(() -> new MalformedException(kindAt, "malformed export kind"));
        int index = in.u32();
        exports.add(new Export(name, kind, index, since(from)));
    }

    private void start() {
        int from = in.position();
        start = Optional.of(new Start(in.u32(), since(from)));
    }

    /** Bit 0: not active; bit 1: an explicit table, or declarative; bit 2: expressions instead of function indices. */
    private void element() {
        int from = in.position();
        int flags = in.u32();
        if (flags < 0 || flags > 7) {
            throw new MalformedException(from, "malformed elements segment kind");
        }
        boolean active = (flags & 1) == 0;
        boolean bit1 = (flags & 2) != 0;
        boolean expressions = (flags & 4) != 0;
        SegmentMode mode = active ? active(bit1) : bit1 ? new SegmentMode.Declarative() : new SegmentMode.Passive();
        ReferenceType type = expressions ? ReferenceType.FUNCREF : FUNCTIONS;
        if ((flags & 3) != 0) {
            type = expressions ? in.referenceType() : elementKind();
        }
        ElementItems items = expressions ? expressions() : functionIndices();
        elements.add(new ElementSegment(type, items, mode, since(from)));
    }

    private SegmentMode active(boolean explicitIndex) {
        int index = explicitIndex ? in.u32() : 0;
        return new SegmentMode.Active(index, codeDecoder.expression());
    }

    private ReferenceType elementKind() {
        int from = in.position();
        if (in.u8() != 0) {
            throw new MalformedException(from, "malformed element kind");
        }
        return FUNCTIONS;
    }

    private ElementItems functionIndices() {
        List<Integer> indices = new ArrayList<>();
        each(() -> indices.add(in.u32()));
        return new ElementItems.Functions(indices);
    }

    private ElementItems expressions() {
        List<Code> expressions = new ArrayList<>();
        each(() -> expressions.add(codeDecoder.expression()));
        return new ElementItems.Expressions(expressions);
    }

    private void body() {
        int from = in.position();
        int size = in.u32();
        int contents = in.position();
        if (size < 0 || size > in.remaining()) {
            throw new MalformedException(
                    from, "length out of bounds: a function body of " + Integer.toUnsignedString(size) + " bytes");
        }
        List<Locals> locals = codeDecoder.locals();
        Code code = codeDecoder.expression();
        if (in.position() != contents + size) {
            throw new MalformedException(
                    Math.min(in.position(), contents + size),
                    String.format(
                            "section size mismatch: the function body should end at 0x%x, its instructions end at 0x%x",
                            contents + size, in.position()));
        }
        if (bodies < functionTypes.size()) {
            functions.add(new Function(functionTypes.get(bodies), locals, code, since(from)));
        }
        bodies++;
    }

    private void dataSegment() {
        int from = in.position();
        int flags = in.u32();
        if (flags < 0 || flags > 2) {
            throw new MalformedException(from, "malformed data segment kind");
        }
        SegmentMode mode = flags == 1 ? new SegmentMode.Passive() : active(flags == 2);
        int length = in.u32();
        int first = in.position();
        in.skip(length);
        data.add(new DataSegment(new ByteSlice(in.bytes(), first, in.position()), mode, since(from)));
    }

    private void zeroByte() {
        int from = in.position();
        if (in.u8() != 0) {
            throw new MalformedException(from, "zero byte expected");
        }
    }
}
