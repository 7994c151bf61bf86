using System.Text.RegularExpressions;
using XaiGen.Contract.Reading.Parts;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract;

/// <summary>A file that a contract is written in. Its text is parsed once, however many contracts it is a part of.</summary>
public sealed class SourceFile : IEquatable<SourceFile>
{
    /// <summary>How much of a text says whether it is a contract.</summary>
    public const int LongestStart = 4096;

    private static readonly Regex s_version = new(
        @"^\s*[{,]?\s*[""']?(openapi|swagger)[""']?\s*:\s*[""']?[0-9]", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private ParsedText? _parsed;
    private IReadOnlyList<string>? _references;

    /// <param name="path">The path as problems show it; empty where the text comes from no file.</param>
    /// <param name="text">The text.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        Document = new DocumentText(text, path.Length == 0 ? null : path);
    }

    /// <summary>The path as it was given.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Text => Document.Content;

    /// <summary>
    /// The paths of the other files that this one refers to, as they are from the folder that its own path starts in; sorted,
    /// none twice. Those that lead to a network are not among them.
    /// </summary>
    public IReadOnlyList<string> References(CancellationToken cancellationToken = default)
        => _references ??= FileReferences.In(this, cancellationToken);

    /// <summary>Whether a text looks like an OpenAPI document and not like a part of one, by its first characters.</summary>
    public static bool IsContract(string start) => s_version.IsMatch(start);

    /// <summary>Of an overlay, what it says that it <c>extends</c>; null where it is none or says nothing.</summary>
    public string? OverlayTarget(CancellationToken cancellationToken = default)
        => Parse(cancellationToken).Root is YamlMapping overlay
            && overlay.Find("overlay") is not null && overlay.Find("extends")?.Value is YamlScalar { Text.Length: > 0 } target
            ? target.Text
            : null;

    internal DocumentText Document { get; }

    /// <remarks>Two threads that ask at the same time may both parse; they get equal trees.</remarks>
    internal ParsedText Parse(CancellationToken cancellation) => _parsed ??= ParsedText.Of(Document, cancellation);

    public bool Equals(SourceFile? other)
        => other is not null && (ReferenceEquals(this, other) || (Path == other.Path && Text == other.Text));

    public override bool Equals(object? obj) => Equals(obj as SourceFile);

    public override int GetHashCode() => Path.GetHashCode();
}
