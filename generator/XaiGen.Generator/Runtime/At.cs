#nullable enable

namespace SupportNamespace.GeneratedSupport;

/// <summary>Where a value stands in a request: its way on the wire and in C#, each with the dot of what follows.</summary>
internal readonly struct At(string path, string member)
{
    private readonly string? _path = path;
    private readonly string? _member = member;

    internal string Path => _path ?? "";

    internal string Member => _member ?? "";

    public static implicit operator At(string path) => new(path, path);

    /// <summary>What is inside the value; where it has no name, the value itself.</summary>
    internal At In(string name, string member) => new(Inside(Path, name), Inside(Member, member));

    /// <summary>The variable or member of an expression such as <c>this.Images?.Count</c> or <c>WireText.Of(id)</c>.</summary>
    internal static string NameOf(string expression)
    {
        string name = expression.StartsWith('(') ? expression[(expression.IndexOf(')') + 1)..] : expression;
        name = name[(name.StartsWith("this.", global::System.StringComparison.Ordinal) ? 0 : name.LastIndexOf('(') + 1)..];
        name = name.StartsWith("this.", global::System.StringComparison.Ordinal) ? name[5..]
            : name.StartsWith("options.", global::System.StringComparison.Ordinal) ? name[8..]
            : name;
        int end = name.IndexOfAny(['.', '?', ')', ',']);
        return end < 0 ? name : name[..end];
    }

    private static string Inside(string place, string name) => name.Length == 0 ? place : $"{place}{name}.";
}
