using XaiGen.Contract.Model;

namespace XaiGen.Generator.Naming;

/// <summary>A C# name that the contract sets.</summary>
/// <param name="Name">The name, in the case that all names of its kind have.</param>
/// <param name="Pointer">The place of the keyword that sets it.</param>
internal sealed record GivenName(string Name, string Pointer)
{
    /// <summary>The name that <c>x-xaigen-name</c> sets; null if it sets none.</summary>
    /// <param name="inCase">Gives a name the case that all names of its kind have.</param>
    internal static GivenName? Of(Schema schema, Func<string, string>? inCase = null) => schema.CSharpName is { } name
        ? new GivenName(inCase is null ? name : inCase(name), schema.Pointer + "/x-xaigen-name")
        : null;
}
