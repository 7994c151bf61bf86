namespace XaiGen.Contract.Diagnostics;

/// <summary>The catalogue of everything that can be wrong with a contract. README.md beside it explains each.</summary>
public static class ProblemRules
{
    // XG00xx: the reader itself.
    public static readonly ProblemRule InternalFault = Error("XG0001", "The reader failed");

    // XG01xx: text, structure, references, the x-xaigen words.
    public static readonly ProblemRule Syntax = Error("XG0101", "Text is not well-formed");
    public static readonly ProblemRule NotOpenApi = Error("XG0102", "Document is not an OpenAPI document");
    public static readonly ProblemRule WrongKind = Warning("XG0103", "Value has the wrong kind");
    public static readonly ProblemRule UnknownReference = Error("XG0104", "Reference leads nowhere");
    public static readonly ProblemRule ReferenceCycle = Error("XG0105", "Reference leads back to itself");
    public static readonly ProblemRule ReferenceKind = Error("XG0106", "Reference leads to something else");
    public static readonly ProblemRule BesideReference = Warning("XG0107", "Field beside a reference is ignored");
    public static readonly ProblemRule FieldMissing = Warning("XG0108", "Required field is missing");
    public static readonly ProblemRule UnknownField = Warning("XG0109", "Field is unknown");
    public static readonly ProblemRule DuplicateKey = Error("XG0110", "Key is written twice");
    public static readonly ProblemRule SeveralDocuments = Error("XG0111", "File holds several documents");
    public static readonly ProblemRule TooDeep = Error("XG0112", "Document is nested too deep");
    public static readonly ProblemRule Alias = Error("XG0113", "Alias names nothing");
    public static readonly ProblemRule TooManyAliases = Error("XG0114", "Aliases stand for too much");
    public static readonly ProblemRule KeyKind = Error("XG0115", "Key is not text");
    public static readonly ProblemRule MergeKind = Error("XG0116", "Merge key takes a mapping");
    public static readonly ProblemRule WrongValue = Warning("XG0117", "Value is not one of those allowed");
    public static readonly ProblemRule NumberTooLarge = Warning("XG0118", "Number is out of range and ignored");
    public static readonly ProblemRule NotInHttp = Error("XG0119", "Name cannot be sent in HTTP");
    public static readonly ProblemRule DuplicateOperationId = Warning("XG0120", "operationId is used twice");
    public static readonly ProblemRule PathParameterMissing = Warning("XG0121", "Path parameter is not declared");
    public static readonly ProblemRule PathParameterUnused = Warning("XG0122", "Path parameter is not in the path");
    public static readonly ProblemRule PathParameterOptional = Warning("XG0123", "Path parameter is not marked as required");
    public static readonly ProblemRule DuplicateParameter = Warning("XG0124", "Parameter is declared twice");
    public static readonly ProblemRule HeaderParameterIgnored = Warning("XG0125", "Header parameter is ignored");
    public static readonly ProblemRule UnknownSecurityScheme = Warning("XG0126", "Security scheme is not declared");
    public static readonly ProblemRule MappingUnresolved = Warning("XG0127", "Discriminator mapping leads nowhere");
    public static readonly ProblemRule UnknownWord = Warning("XG0130", "x-xaigen word is unknown here");
    public static readonly ProblemRule WordShape = Error("XG0131", "x-xaigen word has the wrong value");

    public static readonly ProblemRule PartMissing = Error("XG0132", "Part of the contract is missing");
    public static readonly ProblemRule OperationLost = Error("XG0133", "Operations are lost");
    public static readonly ProblemRule OverlayUnmatched = Warning("XG0134", "Overlay action matches nothing");
    public static readonly ProblemRule OverlayPath = Error("XG0135", "Overlay path is not a JSONPath");
    public static readonly ProblemRule OverlayInvalid = Error("XG0136", "Overlay cannot be applied");

    // XG02xx: not supported; the rest of the document is read.
    public static readonly ProblemRule OldSwagger = Error("XG0201", "Swagger before 2.0 is not supported");
    public static readonly ProblemRule OpenApiVersion = Error("XG0203", "OpenAPI version is not supported");
    public static readonly ProblemRule Callbacks = Warning("XG0204", "Callbacks are not supported");
    public static readonly ProblemRule Webhooks = Warning("XG0205", "Webhooks are not supported");
    public static readonly ProblemRule Links = Warning("XG0206", "Links are not supported");
    public static readonly ProblemRule RemoteReference = Warning("XG0207", "Reference leads to a network");
    public static readonly ProblemRule XmlOnly = Warning("XG0208", "XML bodies are not supported");
    public static readonly ProblemRule FieldNotSupported = Warning("XG0209", "Field is not supported and ignored");

    public static readonly ProblemRule SecurityNotSupported = Warning("XG0210", "Security scheme is not supported");
    public static readonly ProblemRule PlainHttp = Warning("XG0211", "Credentials would travel over plain http");

    // XG03xx: reported by the generator.
    public static readonly ProblemRule UnionAmbiguous = Error("XG0301", "Union members cannot be told apart");
    public static readonly ProblemRule UnionNameCount = Error("XG0302", "Union has more or fewer names than members");
    public static readonly ProblemRule LongRunningUnresolved = Error("XG0303", "x-xaigen-long-running names what is not there");
    public static readonly ProblemRule PageUnresolved = Error("XG0304", "x-xaigen-page names what is not there");
    public static readonly ProblemRule ExactlyOneUnresolved = Error("XG0305", "x-xaigen-exactly-one names what is not there");
    public static readonly ProblemRule WhenEmptyUnresolved = Error("XG0306", "x-xaigen-when-empty names what is not there");
    public static readonly ProblemRule NamespaceTaken = Error("XG0307", "Two contracts share a namespace");
    public static readonly ProblemRule OptionInvalid = Error("XG0308", "Option has a wrong value");
    public static readonly ProblemRule NameTaken = Error("XG0309", "Name cannot be used in C#");
    public static readonly ProblemRule UnionAlike = Warning("XG0310", "Union members are alike");

    public static readonly ProblemRule LanguageVersion = Error("XG0311", "C# is too old for the generated code");
    public static readonly ProblemRule ClientModelMissing = Error("XG0312", "System.ClientModel is missing");
    public static readonly ProblemRule FrameworkTooOld = Error("XG0313", "Framework is too old for the generated code");
    public static readonly ProblemRule NotMarked = Warning("XG0314", "OpenAPI document is not marked as a contract");
    public static readonly ProblemRule Unreadable = Error("XG0315", "File cannot be read");
    public static readonly ProblemRule OverlayUnused = Warning("XG0316", "Overlay belongs to no contract");
    public static readonly ProblemRule TermUnmatched = Warning("XG0317", "Filter matches no operation");
    public static readonly ProblemRule StreamUnresolved = Error("XG0320", "x-xaigen-stream names what is not there");

    // XG04xx: constraints that contradict one another.
    public static readonly ProblemRule BoundsContradict = Warning("XG0401", "Bounds allow no value");
    public static readonly ProblemRule DefaultNotAllowed = Warning("XG0402", "Default is not allowed by its schema");
    public static readonly ProblemRule PatternInvalid = Warning("XG0403", "Pattern is not a regular expression");
    public static readonly ProblemRule EnumValueKind = Warning("XG0404", "Enum value is not of the schema's type");
    public static readonly ProblemRule PatternTooLong = Warning("XG0405", "Pattern is too long to be checked");

    // XG05xx: how something is read that can be read in several ways.
    public static readonly ProblemRule NumberAsText = Info("XG0501", "Number may be written as text");
    public static readonly ProblemRule NotUsed = Info("XG0502", "Nothing is made of a field");

    private static readonly ProblemRule[] s_catalogue =
    [
        InternalFault,
        Syntax, NotOpenApi, WrongKind, UnknownReference, ReferenceCycle, ReferenceKind, BesideReference, FieldMissing,
        UnknownField, DuplicateKey, SeveralDocuments, TooDeep, Alias, TooManyAliases, KeyKind, MergeKind, WrongValue,
        NumberTooLarge, NotInHttp, DuplicateOperationId, PathParameterMissing, PathParameterUnused, PathParameterOptional,
        DuplicateParameter, HeaderParameterIgnored, UnknownSecurityScheme, MappingUnresolved, UnknownWord, WordShape,
        PartMissing, OperationLost, OverlayUnmatched, OverlayPath, OverlayInvalid,
        OldSwagger, OpenApiVersion, Callbacks, Webhooks, Links, RemoteReference, XmlOnly, FieldNotSupported,
        SecurityNotSupported, PlainHttp,
        UnionAmbiguous, UnionNameCount, LongRunningUnresolved, PageUnresolved, ExactlyOneUnresolved, WhenEmptyUnresolved,
        NamespaceTaken, OptionInvalid, NameTaken, UnionAlike,
        LanguageVersion, ClientModelMissing, FrameworkTooOld, NotMarked, Unreadable, OverlayUnused, TermUnmatched,
        StreamUnresolved,
        BoundsContradict, DefaultNotAllowed, PatternInvalid, EnumValueKind, PatternTooLong,
        NumberAsText, NotUsed,
    ];

    /// <summary>Every rule, ordered by number.</summary>
    public static IReadOnlyList<ProblemRule> All => s_catalogue;

    private static ProblemRule Error(string id, string title) => new(id, ProblemSeverity.Error, title);

    private static ProblemRule Info(string id, string title) => new(id, ProblemSeverity.Info, title);

    private static ProblemRule Warning(string id, string title) => new(id, ProblemSeverity.Warning, title);
}
