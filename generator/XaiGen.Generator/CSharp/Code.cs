using System.Globalization;
using System.Runtime.CompilerServices;
using XaiGen.Generator.Emission;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.CSharp;

/// <summary>A piece of C#, written as an interpolated string: <c>Code code = $"public {type} {name};"</c>.</summary>
/// <remarks>
/// All C# made from a contract goes through this type. Text outside the holes is the generator's own, and a hole does not accept strings:
/// only names, literals and comment texts, each of which is escaped when it is created. Unescaped text therefore does not compile. A
/// multi-line piece in a hole is indented like the hole's line, and a line that contains only empty holes is omitted.
/// </remarks>
[InterpolatedStringHandler]
internal sealed class Code
{
    internal static readonly Code None = $"";

    private static readonly Code s_comma = $", ";
    private static readonly Code s_lineEnd = $"\n";
    private static readonly Code s_blankLine = $"\n\n";

    // The generator's own texts are strings; everything else keeps its type. Most pieces have one part, which then needs no array.
    private readonly int _capacity;
    private object? _first;
    private object[]? _rest;

    /// <summary>Called by the compiler, like the append methods.</summary>
    public Code(int literalLength, int formattedCount)
        => _capacity = formattedCount + Math.Min(literalLength, formattedCount + 1);

    /// <summary>Called by the compiler for the argument of <see cref="If"/>, whose holes it evaluates only if they are wanted.</summary>
    public Code(int literalLength, int formattedCount, bool condition, out bool isWanted)
        : this(literalLength, formattedCount)
        => isWanted = condition;

    /// <summary>The number of parts.</summary>
    internal int Count { get; private set; }

    /// <summary>A part: one of the generator's own texts as a string, or what a hole holds.</summary>
    internal object this[int index] => index == 0 ? _first! : _rest![index - 1];

    /// <summary>Called only by the compiler, which passes the text outside the holes; a test ensures this.</summary>
    public void AppendLiteral(string text) => Add(text);

    public void AppendFormatted(Code? code) => Add(code ?? None);

    public void AppendFormatted(Identifier name) => Add(name);

    public void AppendFormatted(TypeName name) => Add(name);

    public void AppendFormatted(Literal literal) => Add(literal);

    public void AppendFormatted(DocText text) => Add(text);

    public void AppendFormatted(TemplateText text) => Add(text);

    public void AppendFormatted(int number) => Add(number.ToString(CultureInfo.InvariantCulture));

    public void AppendFormatted<TEnum>(TEnum value)
        where TEnum : struct, Enum
        => Add(value.ToString());

    private void Add(object part)
    {
        if (Count == 0)
        {
            _first = part;
        }
        else
        {
            _rest ??= new object[Math.Max(_capacity - 1, 1)];

            // Strings concatenated with + have more parts than the number of holes suggests.
            if (Count > _rest.Length)
            {
                Array.Resize(ref _rest, 2 * Count);
            }

            _rest[Count - 1] = part;
        }

        Count++;
    }

    public static implicit operator Code(Identifier name) => $"{name}";

    public static implicit operator Code(Literal literal) => $"{literal}";

    internal bool IsEmpty
    {
        get
        {
            for (int i = 0; i < Count; i++)
            {
                if (this[i] is not Code { IsEmpty: true })
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Returns the same piece. Types an interpolated string as <see cref="Code"/> where C# would make it a string.</summary>
    internal static Code Of(Code code) => code;

    internal static Code If(bool condition, [InterpolatedStringHandlerArgument(nameof(condition))] Code code) => condition ? code : None;

    /// <summary>Concatenates the pieces, without the empty ones.</summary>
    internal static Code Join(Code separator, IEnumerable<Code> pieces)
    {
        var joined = new Code(0, pieces is IReadOnlyCollection<Code> { Count: var count } ? 2 * count : 0);
        foreach (Code piece in pieces)
        {
            if (piece.IsEmpty)
            {
                continue;
            }

            if (joined.Count > 0)
            {
                joined.Add(separator);
            }

            joined.Add(piece);
        }

        return joined;
    }

    /// <summary>A comma-separated list.</summary>
    internal static Code List(IEnumerable<Code> items) => Join(s_comma, items);

    /// <summary>A comma-separated list of literals.</summary>
    internal static Code List(IEnumerable<string> texts) => List(texts.Select(text => (Code)Literal.Of(text)));

    internal static Code Lines(IEnumerable<Code> lines) => Join(s_lineEnd, lines);

    /// <summary>Joins members with a blank line between them.</summary>
    internal static Code Members(IEnumerable<Code> members) => Join(s_blankLine, members);

    /// <summary>Renders the source text.</summary>
    internal string Render()
    {
        var source = SourceBuffer.Take();
        source.Write(this);
        return source.Release();
    }
}
