#nullable enable

namespace SupportNamespace.GeneratedSupport;

/// <summary>The location of a value in a request: its paths on the wire and in C#, each followed by a dot unless empty.</summary>
internal readonly struct At(string path, string member)
{
    private readonly string? _path = path;
    private readonly string? _member = member;

    internal string Path => _path ?? "";

    internal string Member => _member ?? "";

    public static implicit operator At(string path) => new(path, path);

    /// <summary>The location of a member of the value; the value's own location if the name is empty.</summary>
    internal At In(string name, string member) => new(Inside(Path, name), Inside(Member, member));

    /// <summary>The name of the variable or member in an expression such as <c>this.Images?.Count</c> or <c>WireText.Of(id)</c>.</summary>
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
