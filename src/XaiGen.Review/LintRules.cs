namespace XaiGen.Review;

/// <summary>The catalogue of lint rules. Lint also reports the findings of the reader and the generator (XG…).</summary>
public static class LintRules
{
    public static readonly ReviewRule SecondReaderRefuses = new("XL0101", "The second reader refuses the contract");
    public static readonly ReviewRule ReadersDisagree = new("XL0102", "The two readers disagree");
    public static readonly ReviewRule SecondReaderAbsent = new("XL0103", "The second reader does not know this version");
    public static readonly ReviewRule NotChecked = new("XL0104", "Part of the contract was not checked");
    public static readonly ReviewRule CheckFailed = new("XL0105", "Check failed of itself");
    public static readonly ReviewRule ExampleInvalid = new("XL0201", "Example does not fit its schema");
    public static readonly ReviewRule ExampleMissing = new("XL0202", "JSON body has no example");
    public static readonly ReviewRule DefaultInvalid = new("XL0203", "Default does not fit its schema");
    public static readonly ReviewRule OperationIdMissing = new("XL0301", "Operation has no operationId");
    public static readonly ReviewRule TagMissing = new("XL0302", "Operation has no tag");
    public static readonly ReviewRule TagUndeclared = new("XL0303", "Tag is not declared");
    public static readonly ReviewRule DescriptionMissing = new("XL0304", "Description is missing");
    public static readonly ReviewRule UnitMissing = new("XL0305", "Description does not name the unit");
    public static readonly ReviewRule ErrorWithoutSchema = new("XL0306", "Error response has no schema");
    public static readonly ReviewRule ErrorsMissing = new("XL0307", "Operation names no error response");
    public static readonly ReviewRule SuccessMissing = new("XL0308", "Operation names no successful response");
    public static readonly ReviewRule PathsAmbiguous = new("XL0309", "Two paths match the same URLs");
    public static readonly ReviewRule PathUnusual = new("XL0310", "Path has a query, or ends with a slash");
    public static readonly ReviewRule ServerUnusable = new("XL0311", "Server cannot be called as described");
    public static readonly ReviewRule TagTwice = new("XL0312", "Tag is declared twice");
    public static readonly ReviewRule ScopeUndeclared = new("XL0313", "Scope is not declared");
    public static readonly ReviewRule UnusedComponent = new("XL0401", "Component is not used");
    public static readonly ReviewRule Naming = new("XL0402", "Name does not follow the convention");
    public static readonly ReviewRule RequiredUndescribed = new("XL0403", "Required property is not described");
    public static readonly ReviewRule NullableWithoutEffect = new("XL0404", "nullable has no effect");
    public static readonly ReviewRule UnionEmpty = new("XL0405", "Union has no members");
    public static readonly ReviewRule KeywordWithoutEffect = new("XL0406", "Keyword has no effect on this type");
    public static readonly ReviewRule ValueTwice = new("XL0407", "Enum has a value twice");
    public static readonly ReviewRule BesideReference = new("XL0408", "Keyword beside a reference has no effect");
    public static readonly ReviewRule ItemsMissing = new("XL0409", "Array does not describe its items");

    public static IReadOnlyList<ReviewRule> All { get; } =
    [
        SecondReaderRefuses, ReadersDisagree, SecondReaderAbsent, NotChecked, CheckFailed, ExampleInvalid, ExampleMissing, DefaultInvalid,
        OperationIdMissing, TagMissing,
        TagUndeclared, DescriptionMissing, UnitMissing, ErrorWithoutSchema, ErrorsMissing, SuccessMissing, PathsAmbiguous, PathUnusual,
        ServerUnusable, TagTwice, ScopeUndeclared, UnusedComponent,
        Naming, RequiredUndescribed, NullableWithoutEffect, UnionEmpty,
        KeywordWithoutEffect, ValueTwice, BesideReference, ItemsMissing,
    ];
}
