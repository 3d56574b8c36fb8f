package palimpsest.engine.script;

import java.util.ArrayList;
import java.util.List;
import palimpsest.engine.runtime.HostReference;
import palimpsest.engine.runtime.NullReference;
import palimpsest.engine.runtime.Reference;
import palimpsest.engine.runtime.Value;
import palimpsest.engine.syntax.AbstractHeapType;
import palimpsest.engine.syntax.ReferenceType;
import palimpsest.engine.text.Literals;
import palimpsest.engine.text.TokenCursor;
import palimpsest.engine.text.TokenKind;

/** Reads the constants that a script passes, and the patterns that it expects back. */
final class ValueParser {

    private final TokenCursor in;

    ValueParser(TokenCursor in) {
        this.in = in;
    }

    /** Constants up to the next closing parenthesis. */
    List<Value> constants() {
        List<Value> constants = new ArrayList<>();
        while (in.at(TokenKind.LEFT)) {
            if (!(pattern() instanceof Pattern.Exact exact)) {
                throw in.fault(in.span(), "unexpected pattern: only a constant can be passed");
            }
            constants.add(exact.value());
        }
        return constants;
    }

    Pattern pattern() {
        in.expect(TokenKind.LEFT, "a constant");
        String keyword = in.text();
        in.advance();
        Pattern pattern = switch (keyword) {
            case "i32.const" -> exact(new Value.I32(Literals.i32(in)));
            case "i64.const" -> exact(new Value.I64(Literals.i64(in)));
            case "f32.const" -> atNan() ? nan(false) : exact(new Value.F32(Literals.f32Bits(in)));
            case "f64.const" -> atNan() ? nan(true) : exact(new Value.F64(Literals.f64Bits(in)));
            case "v128.const" -> vector();
            case "ref.null" -> nullReference();
            case "ref.extern" -> hostReference(AbstractHeapType.EXTERN, Pattern.Kind.EXTERN);
            case "ref.host" -> hostReference(AbstractHeapType.ANY, Pattern.Kind.ANY);
            case "ref.func" -> any(Pattern.Kind.FUNC);
            case "ref.exn" -> any(Pattern.Kind.EXN);
            case "ref.any" -> any(Pattern.Kind.ANY);
            case "ref.eq" -> any(Pattern.Kind.EQ);
            case "ref.i31" -> any(Pattern.Kind.I31);
            case "ref.struct" -> any(Pattern.Kind.STRUCT);
            case "ref.array" -> any(Pattern.Kind.ARRAY);
            case "either" -> either();
            default -> throw in.fault(in.span(), "unexpected token " + keyword + ", expected a constant");
        };
        in.close();
        return pattern;
    }

    private static Pattern exact(Value value) {
        return new Pattern.Exact(value);
    }

    private boolean atNan() {
        return in.text().equals("nan:canonical") || in.text().equals("nan:arithmetic");
    }

    private Pattern.Nan nan(boolean wide) {
        boolean canonical = in.text().equals("nan:canonical");
        in.advance();
        return new Pattern.Nan(wide, canonical);
    }

    private Pattern vector() {
        String shape = Literals.shape(in);
        List<Pattern> lanes = new ArrayList<>();
        boolean constant = true;
        long low = 0;
        long high = 0;
        int count = Literals.lanes(shape);
        int bits = 128 / count;
        for (int i = 0; i < count; i++) {
            if (atNan()) {
                lanes.add(nan(shape.equals("f64x2")));
                constant = false;
            } else {
                long lane = Literals.lane(in, shape) & (-1L >>> (64 - bits));
                lanes.add(exact(new Value.I64(lane)));
                low |= i * bits < 64 ? lane << (i * bits) : 0;
                high |= i * bits < 64 ? 0 : lane << (i * bits - 64);
            }
        }
        return constant ? exact(new Value.V128(low, high)) : new Pattern.Lanes(shape, lanes);
    }

    private Pattern nullReference() {
        if (in.at(TokenKind.RIGHT)) {
            return any(Pattern.Kind.NULL);
        }
        String heap = in.text();
        in.advance();
        // The type matters only where the null is passed on; a module's own types cannot be named in a script.
        AbstractHeapType type = AbstractHeapType.NONE;
        for (AbstractHeapType each : AbstractHeapType.values()) {
            if (each.toString().equals(heap)) {
                type = each;
            }
        }
        return exact(new Value.Ref(new ReferenceType(true, type), NullReference.NULL));
    }

    private Pattern hostReference(AbstractHeapType heap, Pattern.Kind kind) {
        if (in.at(TokenKind.RIGHT)) {
            return any(kind);
        }
        Reference reference = new HostReference(in.u32("a number"));
        return exact(new Value.Ref(new ReferenceType(false, heap), reference));
    }

    /** Some scripts name the very function; which one it was is not to be seen from outside. */
    private Pattern any(Pattern.Kind kind) {
        if (in.at(TokenKind.NAT)) {
            in.advance();
        }
        return new Pattern.AnyReference(kind);
    }

    private Pattern either() {
        List<Pattern> choices = new ArrayList<>();
        while (in.at(TokenKind.LEFT)) {
            choices.add(pattern());
        }
        return new Pattern.Either(choices);
    }
}
