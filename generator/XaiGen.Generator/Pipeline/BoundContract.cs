using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;

namespace XaiGen.Generator.Pipeline;

// The compiler reports an exception of a generator as a warning without a place, and leaves the project with half
// an SDK. So each stage turns it into a problem at the node that it had come to.

/// <summary>A contract in its C# form; null where the generator failed on it.</summary>
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
