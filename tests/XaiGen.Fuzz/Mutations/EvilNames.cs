namespace XaiGen.Fuzz.Mutations;

/// <summary>Names that are already in use: by C#, by records, by the framework and by the generated code.</summary>
internal static class EvilNames
{
    private static readonly string[] s_keywords =
        ("abstract as base bool break byte case catch char checked class const continue decimal default delegate do double else enum "
        + "event explicit extern "
        + "false finally fixed float for foreach goto if implicit in int interface internal is lock long namespace new null object "
        + "operator out override "
        + "params private protected public readonly ref return sbyte sealed short sizeof stackalloc static string struct switch this "
        + "throw true try typeof "
        + "uint ulong unchecked unsafe ushort using virtual void volatile while "
        + "add allows alias and ascending args async await by closed descending dynamic equals extension field file from get global "
        + "group init into join let "
        + "managed nameof nint not notnull nuint on or orderby partial record remove required scoped select set unmanaged value var "
        + "when where with yield "
        + "_ __arglist __makeref __reftype __refvalue union").Split(' ');

    private static readonly string[] s_members =
        ("Equals GetHashCode ToString GetType MemberwiseClone Finalize ReferenceEquals PrintMembers EqualityContract Clone "
        + "Deconstruct Parse TryParse Value "
        + "Unknown Match Switch Validate Read Write ReadObject FromWire IsKnown AdditionalProperties Create Default Empty None Length "
        + "Count Item "
        + "op_Equality op_Inequality op_Implicit op_Explicit get_Value set_Value get_Item init_Value Invoke BeginInvoke Dispose Json "
        + "Raw Kind "
        + "Name Names Code Message Status Tag Type Id ID id iD Path Body Query Header Headers Content Options Request Response Result "
        + "Results "
        + "Pipeline Endpoint Client Clients Credentials Credential Resume Wait WaitAsync WaitForResult WaitForResultAsync GetAsync Get "
        + "List ListAsync ListPage "
        + "s_value s_names _value this_ Enumerator GetEnumerator Add Contains IndexOf FromBytes FromUrl FromFile FromStream").Split(' ');

    private static readonly string[] s_types =
        ("System XaiGen Microsoft Sample Task String Object Int32 Uri Guid DateTime DateTimeOffset TimeSpan Stream Type Exception "
        + "Attribute Enum Func Action "
        + "List Dictionary IReadOnlyList IDisposable IEnumerable IAsyncEnumerable Nullable Lazy Span ReadOnlySpan Encoding Regex "
        + "BinaryData BinaryContent ClientResult "
        + "ClientPipeline PipelineMessage RequestOptions ApiKeyCredential JsonElement JsonSerializer JsonException JsonConverter "
        + "JsonReader Utf8JsonReader Utf8JsonWriter "
        + "JsonSerializerOptions JsonNode CancellationToken CultureInfo Convert Math HashCode StringComparer Array Buffer Console "
        + "Environment Version Index Range Half "
        + "Client ApiClient FilesClient GeneralClient ThingClient HarbourMasterClient HarbourMasterOptions HarbourMasterException "
        + "HarbourMasterClientOptions HarbourMasterCredentials "
        + "GeneratedSupport FilePart WireModel WireText JsonRead JsonWrite Check DataUri Api_Model Api_JsonResolver "
        + "SampleClient Support General Optional").Split(' ');

    private static readonly string[] s_odd =
    [
        "", " ", "1", "1st", "-1", "+1", "1.5", "15", "1_5", "a-b", "a_b", "aB", "AB", "A_B", "a b", "a.b", "a/b", "a$b", "$", "$ref", "#",
        "@class", "@", "é", "É",
        "e\u0301", "ß", "ı", "İ", "ǅ", "ª", "Ⅷ", "ﬁ", "ﬀ", "日本", "\u0661", "א", "𝒳", "🙂", "a\u200db", "ab", "\u200d", "\u0301", "_", "__",
        "___x", "x_", "\uff3f", "\u203f",
        "a\u00ad", "_x06a2", "Thing_x06a2", "class\u200d", "\\u0041", "&lt;", "<T>", "T<int>", "int?", "int[]", "(int)", "A::B",
        "global::System", "A+B", "A,B", "A;B", "Get\n", "\tx",
        new string('n', 300), new string('N', 1100), "aux", "CON", "nul", "..", "../x", "x:y", "*", "?", "|",
    ];

    public static string One(Random random)
    {
        string[] names = random.Next(10) switch
        {
            < 3 => s_keywords,
            < 6 => s_members,
            < 8 => s_types,
            _ => s_odd,
        };
        string name = names[random.Next(names.Length)];
        return random.Next(5) switch
        {
            0 when name.Length > 0 => char.ToUpperInvariant(name[0]) + name[1..],
            1 when name.Length > 0 => char.ToLowerInvariant(name[0]) + name[1..],
            _ => name,
        };
    }
}
