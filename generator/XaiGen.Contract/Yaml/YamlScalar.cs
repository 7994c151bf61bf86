namespace XaiGen.Contract.Yaml;

internal sealed class YamlScalar(string text, bool isPlain, SourceSpan span) : YamlNode(span)
{
    public string Text { get; } = text;

    /// <summary>The type that the text looks like; always a string if the scalar is quoted.</summary>
    public ScalarKind Kind { get; } = isPlain ? ScalarKinds.Of(text) : ScalarKind.String;

    public override long Weight => 1;

    public override int Height => 0;

    public override string Description => Kind switch
    {
        ScalarKind.Null => "empty",
        ScalarKind.Boolean => $"the boolean '{Text}'",
        ScalarKind.Integer or ScalarKind.Float => $"the number '{Text}'",
        _ => $"the text '{Text.Abbreviated()}'",
    };
}
