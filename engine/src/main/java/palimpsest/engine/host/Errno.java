package palimpsest.engine.host;

/** The error numbers of WASI preview 1 that are given here. See the module {@code typenames}, {@code errno}. */
enum Errno {
    SUCCESS(0),
    ACCES(2),
    BADF(8),
    EXIST(20),
    FAULT(21),
    FBIG(22),
    INVAL(28),
    IO(29),
    ISDIR(31),
    LOOP(32),
    MFILE(33),
    NAMETOOLONG(37),
    NOENT(44),
    NOSYS(52),
    NOTDIR(54),
    NOTEMPTY(55),
    NOTSOCK(57),
    NOTSUP(58),
    OVERFLOW(61),
    PERM(63),
    SPIPE(70),
    NOTCAPABLE(76);

    final int code;

    Errno(int code) {
        this.code = code;
    }
}
