using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using XaiGen.Cli.Adopting.Names;
using XaiGen.Contract;
using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator;
using XaiGen.Generator.Symbols;
using XaiGen.Review;

namespace XaiGen.Cli.Adopting;

/// <summary>An overlay that gives members the names of the old client, so that code which uses them still compiles.</summary>
/// <param name="File">The overlay.</param>
/// <param name="Count">How many names it keeps.</param>
/// <param name="Code">The code that the contract becomes with it.</param>
internal sealed record NameOverlay(SourceFile File, int Count, GeneratedCode Code)
{
    private const string Head = """
        overlay: 1.0.0
        info: { title: The names of the previous client, version: 1.0.0 }
        actions:

        """;

    /// <summary>The line of the first action; each has one line.</summary>
    private static readonly int s_first = Head.Split('\n').Length;

    private static readonly string[] s_lists = ["allOf", "oneOf", "anyOf", "prefixItems"];

    private static readonly JsonSerializerOptions s_plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>
    /// Null if there is no name to keep. Names that the generator refuses, because another member has them, are left out.
    /// </returns>
    public static NameOverlay? Of(
        ContractText text, ApiContract contract, ForeignNames names, GenerationOptions options, GeneratedCode code,
        CancellationToken cancellation)
    {
        string path = PathOf(text.Path);
        List<(string Pointer, string Keyword, string Name)> kept = [.. Differing(contract, names, code.Symbols)];
        while (kept.Count > 0)
        {
            var file = new SourceFile(path, Head + string.Concat(kept.Select(name => Action(name.Pointer, name.Keyword, name.Name))));
            GeneratedCode tried = CodeGeneration.Generate(
                text.ToFiles() with { Overlays = new[] { file }.ToEquatableArray() }, options, cancellation);
            HashSet<int> refused = [.. tried.Problems.Where(problem => problem.Range.File == path).Select(problem => problem.Range.Line)];
            if (refused.Count > 0)
            {
                kept = [.. kept.Where((_, i) => !refused.Contains(s_first + i))];
            }
            else if (Errors(tried) <= Errors(code))
            {
                return new NameOverlay(file, kept.Count, tried);
            }
            else if (kept.RemoveAll(name => name.Keyword == "x-xaigen-method") == 0)
            {
                return null;
            }
        }

        return null;
    }

    /// <summary>Where the overlay of a contract goes.</summary>
    public static string PathOf(string contract) => Path.ChangeExtension(contract, ".names.overlay.yaml");

    private static IEnumerable<(string Pointer, string Keyword, string Name)> Differing(
        ApiContract contract, ForeignNames names, SymbolMap symbols)
    {
        foreach (ApiOperation operation in contract.Operations)
        {
            if (names.Method(operation) is { } method
                && symbols.At(operation.Pointer).FirstOrDefault(symbol => symbol.Kind == GeneratedSymbolKind.Method) is { } now
                && now.Member != method + "Async")
            {
                yield return (operation.Pointer, "x-xaigen-method", method);
            }
        }

        foreach (NamedSchema schema in contract.Schemas)
        {
            string type = names.Type(schema).Split('.')[^1];
            if (symbols.At(schema.Pointer).FirstOrDefault(symbol => symbol.Kind == GeneratedSymbolKind.Type) is { } now && now.Type != type)
            {
                yield return (schema.Pointer, "x-xaigen-name", type);
            }
        }

        foreach (GeneratedSymbol now in symbols.Symbols.Where(symbol => symbol.Kind == GeneratedSymbolKind.Property)
            .DistinctBy(symbol => symbol.Pointer))
        {
            if (JsonPointer.Segments(now.Pointer) is [.., "properties", var wire]
                && names.Property(wire) is var property && property != now.Member)
            {
                yield return (now.Pointer, "x-xaigen-name", property);
            }
        }
    }

    private static string Action(string pointer, string keyword, string name)
        => $"- {{ target: {Quote(PathTo(pointer))}, update: {{ {keyword}: {Quote(name)} }} }}\n";

    /// <summary>The JSONPath of a pointer.</summary>
    private static string PathTo(string pointer)
    {
        string[] segments = [.. JsonPointer.Segments(pointer) ?? []];
        return "$" + string.Concat(segments.Select((segment, i)
            => i > 0 && s_lists.Contains(segments[i - 1]) && segment.All(char.IsAsciiDigit)
                ? $"[{segment}]"
                : $"['{segment.Replace("\\", "\\\\").Replace("'", "\\'")}']"));
    }

    private static string Quote(string text) => JsonValue.Create(text).ToJsonString(s_plain);

    private static int Errors(GeneratedCode code) => code.Problems.Count(problem => problem.Rule.Severity == ProblemSeverity.Error);
}
