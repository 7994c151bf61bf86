using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>How a method's parameter is used in the request.</summary>
internal abstract record ParameterSource
{
    private ParameterSource()
    {
    }

    /// <summary>A parameter of the operation.</summary>
    /// <param name="Style">How a structured value is written.</param>
    /// <param name="Explode">Whether each part is written separately.</param>
    /// <param name="AllowsReserved">Whether characters with a special meaning in URLs are sent unescaped.</param>
    /// <param name="IsJson">Whether the value is sent as JSON text.</param>
    internal sealed record Wire(ParameterLocation Place, string Style, bool Explode, bool AllowsReserved, bool IsJson) : ParameterSource;

    /// <summary>The URL of a page, which replaces the path and the query.</summary>
    internal sealed record NextPage : ParameterSource;

    /// <summary>A property of the body.</summary>
    internal sealed record BodyProperty : ParameterSource;
}
