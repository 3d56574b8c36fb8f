package palimpsest.engine.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import palimpsest.engine.source.Diagnostic;
import palimpsest.engine.source.Fault;
import palimpsest.engine.source.Phase;
import palimpsest.engine.source.Span;
import palimpsest.engine.syntax.ByteWriter;
import palimpsest.engine.syntax.Code;
import palimpsest.engine.syntax.NameSpace;
import palimpsest.engine.syntax.Opcode;

/**
 * Instruction sequences, flat and folded, without recursion: what is open stands on a stack. After a fault it carries on
 * with the next instruction. See the specification, Text Format, Instructions.
 */
final class InstructionParser {

    private final TokenCursor in;
    private final ModuleContext context;
    private final int function;
    private final int headerSize;
    private final Labels labels = new Labels();
    private final ImmediateParser immediates;
    private final CodeBuilder code = new CodeBuilder();
    private final Deque<Frame> frames = new ArrayDeque<>();
    /** Folded instructions whose operands are still being read, one after the other. */
    private final ByteWriter pending = new ByteWriter();

    private int fieldStart;
    private int blocks;
    /** Whether the parenthesis that closes the function seems to be missing. */
    private boolean unclosed;

    private InstructionParser(TokenCursor in, ModuleContext context, IndexSpace locals, int function, int headerSize) {
        this.in = in;
        this.context = context;
        this.function = function;
        this.headerSize = headerSize;
        this.immediates = new ImmediateParser(in, context, locals, labels);
        frames.push(new Frame(Frame.Kind.SEQUENCE, Opcode.NOP, in.index(), 0));
    }

    /**
     * A function's body, up to the parenthesis that closes the function, which is left.
     *
     * @param headerSize the bytes that the function's locals take before the body
     * @param fieldStart where the function begins in the text
     */
    static Code body(
            TokenCursor in, ModuleContext context, IndexSpace locals, int function, int headerSize, int fieldStart) {
        InstructionParser parser = new InstructionParser(in, context, locals, function, headerSize);
        parser.fieldStart = fieldStart;
        parser.sequence(false);
        return parser.code.build(in.span());
    }

    /** A constant expression of any number of instructions, up to a closing parenthesis, which is left. */
    static Code expression(TokenCursor in, ModuleContext context) {
        return body(in, context, new IndexSpace("local"), -1, 0, 0);
    }

    /** A constant expression of one folded instruction. */
    static Code folded(TokenCursor in, ModuleContext context) {
        if (!in.at(TokenKind.LEFT)) {
            throw in.unexpected("an expression in parentheses");
        }
        InstructionParser parser = new InstructionParser(in, context, new IndexSpace("local"), -1, 0);
        parser.sequence(true);
        return parser.code.build(in.tokens().span(in.index() - 1));
    }

    /** Reads on until a closing parenthesis that is not its own, or until one folded instruction is complete. */
    private void sequence(boolean single) {
        int first = in.index();
        while (!context.reporter.isFull()) {
            Frame top = frames.element();
            if (top.kind == Frame.Kind.SEQUENCE) {
                boolean complete = single ? in.index() > first : in.at(TokenKind.RIGHT);
                if (complete || in.at(TokenKind.END)) {
                    return;
                }
            }
            int start = in.index();
            try {
                step(top);
            } catch (Fault fault) {
                context.reporter.report(fault);
                recover(start, top);
            }
        }
    }

    private void step(Frame top) {
        switch (in.kind()) {
            case LEFT -> open(top);
            case RIGHT -> close();
            case KEYWORD -> plain(top);
            case END -> throw in.unexpected(top.isFlat() ? "end" : ")");
            default -> throw in.unexpected("an instruction");
        }
    }

    private void open(Frame top) {
        if (isCondition(top)) {
            if (in.atOpen(top.kind == Frame.Kind.FOLDED_CONDITION ? "then" : "else")) {
                arm(top);
                return;
            }
            if (top.kind != Frame.Kind.FOLDED_CONDITION) {
                throw in.unexpected(top.kind == Frame.Kind.FOLDED_THEN_DONE ? "(else …) or )" : ")");
            }
        }
        int token = in.index();
        in.advance();
        Opcode opcode = opcode();
        in.advance();
        Frame frame = new Frame(Frame.Kind.FOLDED_PLAIN, opcode, token, pending.size());
        if (opcode.opensBlock()) {
            frame.label = in.id();
            immediates.write(opcode, pending);
            if (opcode == Opcode.IF) {
                frame.kind = Frame.Kind.FOLDED_CONDITION;
            } else {
                frame.kind = Frame.Kind.FOLDED_BLOCK;
                begin(frame);
            }
        } else {
            immediates.write(opcode, pending);
        }
        frames.push(frame);
    }

    /** The {@code (then} or {@code (else} of a folded {@code if}. */
    private void arm(Frame condition) {
        if (condition.kind == Frame.Kind.FOLDED_CONDITION) {
            condition.kind = Frame.Kind.FOLDED_THEN_DONE;
            begin(condition);
        } else {
            condition.kind = Frame.Kind.FOLDED_ELSE_DONE;
            code.simple(Opcode.ELSE, in.tokens().span(in.index(), in.index() + 1));
        }
        frames.push(new Frame(Frame.Kind.ARM, Opcode.NOP, in.index(), pending.size()));
        in.advance();
        in.advance();
    }

    private static boolean isCondition(Frame frame) {
        return switch (frame.kind) {
            case FOLDED_CONDITION, FOLDED_THEN_DONE, FOLDED_ELSE_DONE -> true;
            default -> false;
        };
    }

    private void close() {
        Frame top = frames.element();
        if (top.isFlat()) {
            throw in.fault(
                    in.span(),
                    "unexpected token ), expected end",
                    top.opcode.mnemonic() + " at "
                            + in.tokens().source().place(in.tokens().start(top.token)) + " is not closed by end");
        }
        if (top.kind == Frame.Kind.FOLDED_CONDITION) {
            throw in.unexpected("(then …)");
        }
        if (top.kind == Frame.Kind.FOLDED_PLAIN) {
            writePending(top);
        } else if (top.kind != Frame.Kind.ARM && top.kind != Frame.Kind.SKIPPED) {
            code.simple(Opcode.END, in.span());
        }
        pop();
        in.advance();
    }

    private void plain(Frame top) {
        if (!top.takesPlain()) {
            opcodeOrFault();
            throw in.unexpected("( or )");
        }
        if (in.at("end") || in.at("else")) {
            endOrElse(top);
            return;
        }
        int token = in.index();
        Opcode opcode = opcode();
        in.advance();
        if (opcode.opensBlock()) {
            Frame.Kind kind = opcode == Opcode.IF ? Frame.Kind.FLAT_IF : Frame.Kind.FLAT_BLOCK;
            Frame frame = new Frame(kind, opcode, token, pending.size());
            frame.label = in.id();
            immediates.write(opcode, pending);
            begin(frame);
            frames.push(frame);
            return;
        }
        int start = pending.size();
        immediates.write(opcode, pending);
        begin(opcode, token, in.index() - 1);
        code.out().append(pending, start);
        pending.truncate(start);
    }

    private void endOrElse(Frame top) {
        boolean isElse = in.at("else");
        if (!(isElse ? top.kind == Frame.Kind.FLAT_IF : top.isFlat())) {
            throw in.unexpected(
                    isElse ? "an instruction; no if is open here" : "an instruction; no block is open here");
        }
        code.simple(isElse ? Opcode.ELSE : Opcode.END, in.span());
        in.advance();
        Span span = in.span();
        Optional<String> id = in.id();
        if (isElse) {
            top.kind = Frame.Kind.FLAT_BLOCK;
        } else {
            pop();
        }
        if (id.isPresent() && !id.equals(top.label)) {
            String opened = top.label.map(label -> "$" + label).orElse("no label");
            context.reporter.report(in.fault(
                    span,
                    "mismatching label $" + id.get() + ": the " + top.opcode.mnemonic() + " at "
                            + in.tokens().source().place(in.tokens().start(top.token)) + " has " + opened));
        }
    }

    /** Writes the instruction that opens a block, and makes its label known. */
    private void begin(Frame frame) {
        writePending(frame);
        frame.shadowed = labels.open(frame.label);
        int block = blocks++;
        if (frame.label.isPresent() && function >= 0) {
            context.names.put(NameSpace.LABEL, function, block, frame.label.get());
        }
    }

    /** Writes what waits of a frame: its own instruction, as all that came after it is written. */
    private void writePending(Frame frame) {
        int last = frame.isFlat() ? in.index() - 1 : in.tokens().match(frame.token);
        begin(frame.opcode, frame.token, last);
        code.out().append(pending, frame.pending);
        pending.truncate(frame.pending);
    }

    /** Notes where the instruction that is written next stands in the text, and what is said of it there. */
    private void begin(Opcode opcode, int firstToken, int lastToken) {
        context.annotations()
                .branchHint(firstToken)
                .filter(hint -> function >= 0)
                .ifPresent(hint -> addBranchHint(opcode, hint));
        code.begin(in.tokens().span(firstToken, lastToken));
    }

    private void addBranchHint(Opcode opcode, Annotations.BranchHint hint) {
        if (opcode != Opcode.IF && opcode != Opcode.BR_IF) {
            String message =
                    "@" + BranchHints.NAME + " annotation: invalid target " + opcode + ", a hint is for br_if or if";
            context.reporter.report(new Diagnostic(Phase.INVALID, in.tokens().source(), hint.span(), message));
        }
        context.branchHints.add(function, headerSize + code.size(), hint.value(), hint.span());
    }

    private void pop() {
        Frame frame = frames.pop();
        if (frame.shadowed >= 0) {
            labels.close(frame.label, frame.shadowed);
        }
        pending.truncate(frame.pending);
    }

    /** The instruction that the next word names. */
    private Opcode opcode() {
        Opcode opcode = opcodeOrFault();
        return switch (opcode) {
            case ELSE, END, CATCH, CATCH_ALL -> throw in.unexpected("an instruction");
            case TRY, RETHROW, DELEGATE ->
                throw in.fault(
                        in.span(),
                        "unexpected token " + opcode + ": it belongs to the old form of exceptions",
                        "write try_table, and throw_ref to throw again; where a compiler made this, recompile with the standard"
                                + " exceptions");
            default -> opcode;
        };
    }

    private Opcode opcodeOrFault() {
        Optional<Opcode> opcode = in.at(TokenKind.KEYWORD) ? Opcode.of(in.text()) : Optional.empty();
        return opcode.orElseThrow(this::noInstruction);
    }

    private Fault noInstruction() {
        boolean field = function >= 0 && in.at(TokenKind.KEYWORD) && Keywords.FIELDS.contains(in.text());
        if (!field) {
            return in.unexpected("an instruction");
        }
        if (unclosed) {
            // Every field from there on stands inside the function, and has been told about.
            context.reporter.silence(in.span().start());
        }
        unclosed = true;
        context.reporter.silence(in.tokens().source().length());
        return in.fault(
                in.span(),
                "unexpected token " + in.text() + ", expected an instruction",
                "is the ) missing that closes the func at "
                        + in.tokens().source().place(fieldStart) + "?");
    }

    /** Goes on after a fault in what began at token {@code start}, at the next thing that may be an instruction. */
    private void recover(int start, Frame topBefore) {
        in.seek(start);
        switch (in.kind()) {
            case END -> {
                while (frames.size() > 1) {
                    pop();
                }
            }
            case RIGHT -> {
                Frame top = frames.element();
                pop();
                if (!top.isFlat()) {
                    in.advance();
                }
            }
            case LEFT -> recoverFolded(start, topBefore);
            default -> {
                Optional<Opcode> opcode = in.at(TokenKind.KEYWORD) ? Opcode.of(in.text()) : Optional.empty();
                if (opcode.filter(Opcode::opensBlock).isPresent() && frames.element() == topBefore) {
                    Frame.Kind kind = opcode.get() == Opcode.IF ? Frame.Kind.FLAT_IF : Frame.Kind.FLAT_BLOCK;
                    push(kind, opcode.get(), start);
                }
                in.advance();
                Recovery.skipImmediates(in);
            }
        }
    }

    private void recoverFolded(int start, Frame topBefore) {
        boolean word = in.kind(1) == TokenKind.KEYWORD || in.kind(1) == TokenKind.RESERVED;
        String text = word ? in.tokens().text(start + 1) : "";
        if (!word || !Recovery.mayBeInstruction(text)) {
            in.skipGroup();
            return;
        }
        if (frames.element() == topBefore) {
            boolean condition = text.equals("if");
            push(condition ? Frame.Kind.FOLDED_CONDITION : Frame.Kind.SKIPPED, Opcode.IF, start);
        }
        in.advance();
        in.advance();
        Recovery.skipImmediates(in);
    }

    private void push(Frame.Kind kind, Opcode opcode, int token) {
        Frame frame = new Frame(kind, opcode, token, pending.size());
        int id = in.at(TokenKind.LEFT) ? token + 2 : token + 1;
        frame.label = in.tokens().kind(id) == TokenKind.ID ? Optional.of(in.idText(id)) : Optional.empty();
        if (kind != Frame.Kind.FOLDED_CONDITION) {
            frame.shadowed = labels.open(frame.label);
        }
        frames.push(frame);
    }
}
