using System.Text;
using XaiGen.Contract.Model;

namespace XaiGen.Cli.Adopting.Names;

/// <summary>The names that another generator gives the members of a client, by its own rules.</summary>
internal abstract class ForeignNames
{
    /// <summary>The call of an operation, with the class or the way to it: <c>PetsClient.ListPetsAsync</c>.</summary>
    public abstract string Operation(ApiOperation operation);

    /// <summary>The method of an operation, without <c>Async</c>; null if it is not named after the operation.</summary>
    public abstract string? Method(ApiOperation operation);

    /// <summary>The type of a named schema.</summary>
    public abstract string Type(NamedSchema schema);

    /// <summary>The property of an object.</summary>
    public abstract string Property(string name);

    /// <summary>The words of a name, each with a capital first letter; characters other than letters and digits separate them.</summary>
    protected static string Pascal(string name)
    {
        StringBuilder text = new();
        bool isStart = true;
        foreach (char c in name)
        {
            if (!char.IsLetterOrDigit(c))
            {
                isStart = true;
                continue;
            }

            text.Append(isStart ? char.ToUpperInvariant(c) : c);
            isStart = false;
        }

        return text.ToString();
    }
}
