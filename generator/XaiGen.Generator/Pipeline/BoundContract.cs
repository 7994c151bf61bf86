using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;

namespace XaiGen.Generator.Pipeline;

// The compiler reports an exception of a generator as a warning without a location, and the project then lacks part of
// its SDK. So each stage turns an exception into a problem at the node that it was processing.

/// <summary>A contract bound to C#; the API is null if the generator failed.</summary>
internal sealed record BoundContract(string Path, BoundApi? Api, EquatableArray<BindingProblem> Problems)
{
    internal static BoundContract Of(string path, ApiContract contract, GenerationOptions options, GenerationContext context)
    {
        try
        {
            BoundApi api = ContractBinder.Bind(contract, options, context);
            return new BoundContract(path, api, api.Problems);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new BoundContract(path, null, new[] { context.Fault(fault) }.ToEquatableArray());
        }
    }
}
