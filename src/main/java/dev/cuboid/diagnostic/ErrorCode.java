package dev.cuboid.diagnostic;

/**
 * Every problem that a caller, a modeller or an operator can meet. The id is stable, documented in {@code docs/errors.md}
 * and never reused: {@code M} for model files, {@code Q} for requests, {@code P} for queries that no right plan exists
 * for, {@code A} for access, {@code X} for the outside (databases, limits), {@code B} for our own mistakes. {@code W} warns
 * of what a model file says, though it can be served.
 */
public enum ErrorCode {
    // model files: syntax and shape
    MODEL_UNREADABLE("M101", Blame.MODELLER),
    MODEL_SYNTAX("M102", Blame.MODELLER),
    MODEL_TOO_LARGE("M103", Blame.MODELLER),
    UNKNOWN_PARAMETER("M104", Blame.MODELLER),
    MISSING_PARAMETER("M105", Blame.MODELLER),
    WRONG_VALUE("M106", Blame.MODELLER),
    CONFLICTING_PARAMETERS("M107", Blame.MODELLER),
    NOT_SUPPORTED("M108", Blame.MODELLER),
    // model files: names and references
    INVALID_NAME("M201", Blame.MODELLER),
    DUPLICATE_NAME("M202", Blame.MODELLER),
    UNKNOWN_REFERENCE("M203", Blame.MODELLER),
    REFERENCE_CYCLE("M204", Blame.MODELLER),
    WRONG_REFERENCE("M205", Blame.MODELLER),
    TEMPLATE_SYNTAX("M206", Blame.MODELLER),
    // model files: meaning
    MISSING_PRIMARY_KEY("M301", Blame.MODELLER),
    RAW_COLUMNS_IN_CALCULATED_MEASURE("M302", Blame.MODELLER),
    INVALID_GRANULARITY("M303", Blame.MODELLER),
    INVALID_WINDOW("M304", Blame.MODELLER),
    VIEW_MEMBER_CONFLICT("M305", Blame.MODELLER),
    // model files: against the database
    TABLE_MISSING("M401", Blame.MODELLER),
    COLUMN_MISSING("M402", Blame.MODELLER),
    EXPRESSION_REFUSED("M403", Blame.MODELLER),
    NOT_READABLE("M404", Blame.MODELLER),
    TYPE_MISMATCH("M405", Blame.MODELLER),
    KEY_NOT_UNIQUE("M406", Blame.MODELLER),
    KEY_IS_NULL("M407", Blame.MODELLER),
    RELATIONSHIP_BROKEN("M408", Blame.MODELLER),
    // model files: doubts, told by `cuboid validate` only
    SEVERAL_JOIN_PATHS("W101", Blame.MODELLER),
    KEY_NEEDED_FOR_JOIN("W102", Blame.MODELLER),
    UNREACHABLE_MEMBER("W103", Blame.MODELLER),
    SHADOWED_NAME("W104", Blame.MODELLER),
    INTEGER_DIVISION("W105", Blame.MODELLER),
    UNUSED_CUBE("W106", Blame.MODELLER),
    REFUSED_WHEN_ASKED("W107", Blame.MODELLER),
    // requests: shape (answered without "type", as Cube does)
    REQUEST_WITHOUT_QUERY("Q101", Blame.CALLER),
    REQUEST_NOT_JSON("Q102", Blame.CALLER),
    INVALID_QUERY("Q103", Blame.CALLER),
    EMPTY_QUERY("Q104", Blame.CALLER),
    VALUES_REQUIRED("Q105", Blame.CALLER),
    INVALID_DATE("Q106", Blame.CALLER),
    INVALID_VALUE("Q107", Blame.CALLER),
    LIMIT_EXCEEDED("Q108", Blame.CALLER),
    QUERY_TYPE_UNSUPPORTED("Q109", Blame.CALLER),
    REQUEST_TOO_LARGE("Q110", Blame.CALLER),
    INVALID_MESSAGE("Q111", Blame.CALLER),
    TOO_MANY_OPEN("Q112", Blame.CALLER),
    // requests: names (answered with "type": "UserError", as Cube does)
    UNKNOWN_CUBE("Q201", Blame.CALLER),
    UNKNOWN_MEMBER("Q202", Blame.CALLER),
    UNKNOWN_GRANULARITY("Q203", Blame.CALLER),
    HIDDEN_MEMBER("Q204", Blame.CALLER),
    NOT_A_TIME_DIMENSION("Q205", Blame.CALLER),
    OPERATOR_MISMATCH("Q206", Blame.CALLER),
    MIXED_FILTER_GROUP("Q207", Blame.CALLER),
    NOT_SERVED("Q208", Blame.CALLER),
    // no right plan
    NO_JOIN_PATH("P101", Blame.CALLER),
    AMBIGUOUS_JOIN_PATH("P102", Blame.CALLER),
    FAN_OUT_WITHOUT_KEY("P103", Blame.CALLER),
    FILTER_CANNOT_REACH("P104", Blame.CALLER),
    NO_COMMON_GRAIN("P105", Blame.CALLER),
    WINDOW_WITHOUT_TIME("P106", Blame.CALLER),
    SHIFT_DOES_NOT_FIT("P107", Blame.CALLER),
    NOTHING_TO_FILL("P108", Blame.CALLER),
    // access
    NO_TOKEN("A101", Blame.CALLER),
    INVALID_TOKEN("A102", Blame.CALLER),
    SCOPE_MISSING("A103", Blame.CALLER),
    // outside
    DATABASE_UNAVAILABLE("X101", Blame.DATABASE),
    DATABASE_REFUSED("X102", Blame.CALLER),
    STATEMENT_TIMED_OUT("X103", Blame.DATABASE),
    QUEUE_FULL("X104", Blame.DATABASE),
    QUERY_CANCELLED("X105", Blame.CALLER),
    WAITED_TOO_LONG("X106", Blame.DATABASE),
    RESULT_TOO_LARGE("X107", Blame.CALLER),
    UNKNOWN_TICKET("X109", Blame.CALLER),
    VALUE_NOT_IN_FORMAT("X110", Blame.CALLER),
    INVALID_SETTING("X201", Blame.OPERATOR),
    // ours
    PLAN_INVARIANT_BROKEN("B901", Blame.US);

    /** Whose mistake it is, which also decides the HTTP status. */
    public enum Blame {
        CALLER,
        MODELLER,
        OPERATOR,
        DATABASE,
        US
    }

    /** Whether a problem keeps a model from being served, or is only a doubt about it. */
    public enum Severity {
        ERROR,
        WARNING
    }

    private final String id;
    private final Blame blame;

    ErrorCode(String id, Blame blame) {
        this.id = id;
        this.blame = blame;
    }

    public String id() {
        return id;
    }

    public Blame blame() {
        return blame;
    }

    public Severity severity() {
        return id.startsWith("W") ? Severity.WARNING : Severity.ERROR;
    }

    /** The status of an answer that carries this problem: Cube's 403 for tokens, 400 for callers, 503 for databases. */
    public int httpStatus() {
        return switch (this) {
            case NO_TOKEN, INVALID_TOKEN, SCOPE_MISSING -> 403;
            case REQUEST_TOO_LARGE, RESULT_TOO_LARGE -> 413;
            case STATEMENT_TIMED_OUT, WAITED_TOO_LONG -> 504;
            case QUEUE_FULL, TOO_MANY_OPEN -> 429;
            case QUERY_CANCELLED -> 409;
            case UNKNOWN_TICKET -> 404;
            default ->
                switch (blame) {
                    case CALLER -> 400;
                    case DATABASE -> 503;
                    case MODELLER, OPERATOR, US -> 500;
                };
        };
    }
}
