using System.Text.RegularExpressions;
using XaiGen.Contract.Model;

namespace XaiGen.Generator.Binding.Selection;

/// <summary>
/// One term of <c>XaiGenInclude</c> or <c>XaiGenExclude</c>: <c>deprecated</c>, <c>tag:Name</c>, a path that starts with a slash, or an
/// operationId. Except in the first, <c>*</c> matches any text. In a path, <c>*</c> does not match a slash, but <c>**</c> does.
/// </summary>
internal sealed class OperationTerm
{
    private const string Tag = "tag:";

    private readonly Func<ApiOperation, bool> _matches;

    private OperationTerm(string text)
    {
        Text = text;
        if (text.Equals("deprecated", StringComparison.OrdinalIgnoreCase))
        {
            _matches = operation => operation.IsDeprecated;
        }
        else if (text.StartsWith(Tag, StringComparison.OrdinalIgnoreCase))
        {
            Regex tag = Pattern(text.Substring(Tag.Length).Trim(), any: ".*");
            _matches = operation => operation.Tags.Any(tag.IsMatch);
        }
        else if (text[0] == '/')
        {
            Regex path = Pattern(text, any: "[^/]*");
            _matches = operation => path.IsMatch(operation.Path);
        }
        else
        {
            Regex id = Pattern(text, any: ".*");
            _matches = operation => operation.OperationId is { } name && id.IsMatch(name);
        }
    }

    /// <summary>The term as written.</summary>
    public string Text { get; }

    /// <summary>Splits an option into terms at commas, semicolons and line ends.</summary>
    public static OperationTerm[] Parse(string? option)
        => [.. (option ?? "").Split(',', ';', '\n', '\r')
            .Select(term => term.Trim()).Where(term => term.Length > 0).Select(term => new OperationTerm(term))];

    public bool Matches(ApiOperation operation) => _matches(operation);

    private static Regex Pattern(string text, string any)
    {
        string pattern = Regex.Escape(text).Replace(@"\*\*", "\0").Replace(@"\*", any).Replace("\0", ".*");
        return new Regex($@"\A{pattern}\z", RegexOptions.CultureInvariant | RegexOptions.Singleline);
    }
}
