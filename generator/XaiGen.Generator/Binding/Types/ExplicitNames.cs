using XaiGen.Contract.Diagnostics;
using XaiGen.Contract.Model;
using XaiGen.Generator.Naming;

namespace XaiGen.Generator.Binding.Types;

/// <summary>Checks the names of types and cases that x-xaigen keywords set.</summary>
/// <param name="problems">Receives the problems.</param>
/// <param name="own">The names of the client's own types.</param>
internal sealed class ExplicitNames(BindingProblems problems, IEnumerable<string> own)
{
    /// <summary>Members of identifiers, open enums and handles; a type cannot have the name of its member.</summary>
    private static readonly HashSet<string> s_members = ["Value", "Id", "Poll"];

    private readonly HashSet<string> _own = new(own, StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks every type name that the contract sets.</summary>
    internal void Check(ApiContract contract)
    {
        foreach (ApiOperation operation in contract.Operations)
        {
            if (operation.LongRunning is { } work)
            {
                CheckType(work.Handle, work.Pointer + "/handle", "the handle");
            }
        }

        foreach (NamedSchema named in contract.Schemas)
        {
            if (named.Schema.CSharpName is { } name)
            {
                CheckType(name, named.Schema.Pointer + "/x-xaigen-name", "this type");
            }
        }

        foreach (Schema schema in ContractSchemas.Of(contract))
        {
            if (schema.IdType is { } id)
            {
                CheckType(id, schema.Pointer + "/x-xaigen-id", "this identifier");
            }

            for (int i = 0; i < schema.UnionNames.Count; i++)
            {
                CheckCase(schema, i);
            }
        }
    }

    private void CheckCase(Schema union, int index)
    {
        string name = union.UnionNames[index];
        string pointer = $"{union.Pointer}/x-xaigen-union/{index}";
        if (Array.IndexOf([.. union.UnionNames], name) < index)
        {
            problems.Add(ProblemRules.NameOfOther.Message(name, "case"), pointer);
        }
        else if (union.UnionNames.Any(other => name == "From" + other))
        {
            problems.Add(ProblemRules.NameOfFactory.Message(name, name.Substring(4)), pointer);
        }
        else
        {
            CheckType(name, pointer, "this case", "Bytes", "Json", "MediaType", "Unknown", "TResult");
        }
    }

    private void CheckType(string name, string pointer, string what, params string[] taken)
    {
        if (RefusedNames.ReasonOf(name, what) is { } reason)
        {
            problems.Add(reason, pointer);
        }
        else if (Names.IsClaimed(name) || s_members.Contains(name) || taken.Contains(name) || _own.Contains(name))
        {
            problems.Add(ProblemRules.NameTaken.Message(name, what), pointer);
        }
    }
}
