namespace XaiGen.Contract.Model;

/// <summary>A value written in the document. The text of a string is unquoted; of anything else it is JSON.</summary>
public sealed record JsonLiteral(JsonLiteralKind Kind, string Text)
{
    /// <summary>The value as JSON.</summary>
    public string ToJson() => Kind == JsonLiteralKind.String ? JsonText.Quote(Text) : Text;
}
