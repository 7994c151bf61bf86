using XaiGen.Contract.Model;

namespace XaiGen.Generator.CSharp;

/// <summary>What a method's parameter becomes in the request.</summary>
internal abstract record ParameterSource
{
    private ParameterSource()
    {
    }

    /// <summary>A parameter of the operation.</summary>
    /// <param name="Style">How a value of several parts is written.</param>
    /// <param name="Explode">Each part is written by itself.</param>
    /// <param name="AllowsReserved">Characters with a meaning of their own in URLs are sent as they are.</param>
    /// <param name="IsJson">The value is sent as a JSON text.</param>
    internal sealed record Wire(ParameterLocation Place, string Style, bool Explode, bool AllowsReserved, bool IsJson) : ParameterSource;

    /// <summary>The URL of a page, in the place of the path and the query.</summary>
    internal sealed record NextPage : ParameterSource;

    /// <summary>A property of the body.</summary>
    internal sealed record BodyProperty : ParameterSource;
}
