using System.Text.RegularExpressions;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Emission;

/// <summary>The code that all generated types share, emitted once: embedded C# with the consumer's names put in.</summary>
internal static class SupportEmitter
{
    /// <summary>It is inside the contract's namespace, so no name of the contract can hide a name that the shared code uses.</summary>
    internal const string Namespace = "GeneratedSupport";

    internal static readonly Identifier NamespaceName = Identifier.Of(Namespace);

    private static readonly Lazy<IReadOnlyList<SupportTemplate>> s_templates = new(() =>
        [.. TemplateText.Names.Select(SupportTemplate.Load).OrderBy(template => template.Name, StringComparer.Ordinal)]);

    private static readonly Lazy<HashSet<string>> s_words = new(() =>
    [
        .. s_templates.Value.SelectMany(template => template.Pieces)
            .SelectMany(piece => Regex.Matches(piece.ToString(), @"\w+", RegexOptions.CultureInvariant).OfType<Match>())
            .Select(word => word.Value),
    ]);

    /// <summary>
    /// Whether the shared code uses the name, for its own type or one of .NET, which a type of the client would hide.
    /// </summary>
    internal static bool Uses(string name) => s_words.Value.Contains(name);

    /// <summary>Emits the code that the types need, and the clients if there are any.</summary>
    /// <param name="scope">The settings of the contract's files.</param>
    /// <param name="parts">The parts that only some contracts need.</param>
    internal static IEnumerable<GeneratedFile> Emit(CodeScope scope, SupportParts parts)
    {
        bool hasClient = scope.Emit == EmitSet.Client, hasFormats = parts.HasFlag(SupportParts.Formats);
        string?[] folders =
        [
            "",
            hasClient ? "Client" : null,
            hasFormats ? "Formats" : null,
            hasClient && hasFormats ? "ClientFormats" : null,
            hasClient && parts.HasFlag(SupportParts.Streams) ? "Streams" : null,
            parts.HasFlag(SupportParts.BestMatch) ? "BestMatch" : null,
            hasClient && parts.HasFlag(SupportParts.Results) ? "Results" : null,
            hasClient && parts.HasFlag(SupportParts.PageWays) ? "Paging" : null,
            parts.HasFlag(SupportParts.Patches) ? "Patches" : null,
            parts.HasFlag(SupportParts.Webhooks) ? "Webhooks" : null,
            hasClient && parts.HasFlag(SupportParts.Drift) ? "Drift" : null,
            hasClient && parts.HasFlag(SupportParts.Drift | SupportParts.Streams) ? "DriftStreams" : null,
        ];
        return Emit(scope, [.. folders.OfType<string>()]);
    }

    private static IEnumerable<GeneratedFile> Emit(CodeScope scope, params string[] folders)
        => s_templates.Value.Where(template => folders.Contains(template.Folder)).Select(template => GeneratedFile.Of(scope, template));
}
