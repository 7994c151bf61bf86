using System.Text.RegularExpressions;
using XaiGen.Contract.Reading.Parts;
using XaiGen.Contract.Yaml;

namespace XaiGen.Contract;

/// <summary>A file of a contract. Its text is parsed once, however many contracts use it.</summary>
public sealed class SourceFile : IEquatable<SourceFile>
{
    /// <summary>How many characters at the start of a text decide whether it is a contract.</summary>
    public const int LongestStart = 4096;

    private static readonly Regex s_version = new(
        @"^\s*[{,]?\s*[""']?(openapi|swagger)[""']?\s*:\s*[""']?[0-9]", RegexOptions.CultureInvariant | RegexOptions.Multiline);

    private ParsedText? _parsed;
    private IReadOnlyList<string>? _references;

    /// <param name="path">The path as problems show it; empty if the text has no file.</param>
    /// <param name="text">The text.</param>
    public SourceFile(string path, string text)
    {
        Path = path;
        Document = new DocumentText(text, path.Length == 0 ? null : path);
    }

    /// <summary>The path as it was passed in.</summary>
    public string Path { get; }

    /// <summary>The text.</summary>
    public string Text => Document.Content;

    /// <summary>
    /// The paths of the other files that this one refers to, relative to the folder that its own path is relative to; sorted and
    /// distinct. References to a network are left out.
    /// </summary>
    public IReadOnlyList<string> References(CancellationToken cancellationToken = default)
        => _references ??= FileReferences.In(this, cancellationToken);

    /// <summary>Whether the start of a text looks like that of an OpenAPI document, rather than of one of its parts.</summary>
    public static bool IsContract(string start) => s_version.IsMatch(start);

    /// <summary>The <c>extends</c> of an overlay; null if this is not an overlay or has none.</summary>
    public string? OverlayTarget(CancellationToken cancellationToken = default)
        => Parse(cancellationToken).Root is YamlMapping overlay
            && overlay.Find("overlay") is not null && overlay.Find("extends")?.Value is YamlScalar { Text.Length: > 0 } target
            ? target.Text
            : null;

    internal DocumentText Document { get; }

    /// <remarks>Two threads may parse at the same time; they get equal trees.</remarks>
    internal ParsedText Parse(CancellationToken cancellation) => _parsed ??= ParsedText.Of(Document, cancellation);

    public bool Equals(SourceFile? other)
        => other is not null && (ReferenceEquals(this, other) || (Path == other.Path && Text == other.Text));

    public override bool Equals(object? obj) => Equals(obj as SourceFile);

    public override int GetHashCode() => Path.GetHashCode();
}
