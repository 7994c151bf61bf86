using XaiGen.Contract;

namespace XaiGen.Generator;

// The compiler reports an exception of a generator as a warning without a place, and leaves the project with half
// an SDK. So each stage turns it into a problem at the node that it had come to.

/// <summary>A contract in its C# form; null where the generator failed on it.</summary>
internal sealed record BoundContract(string Path, BoundApi? Api, EquatableArray<BindingProblem> Problems)
{
    internal static BoundContract Of(string path, ApiContract contract, GenerationOptions options, ContractCursor cursor)
    {
        try
        {
            BoundApi api = ContractBinder.Bind(contract, options, cursor);
            return new BoundContract(path, api, api.Problems);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return new BoundContract(path, null, new[] { cursor.Fault(fault) }.ToEquatableArray());
        }
    }
}

/// <summary>Files of a contract, without those that the generator failed on.</summary>
internal sealed record EmittedFiles(string Path, EquatableArray<GeneratedFile> Files, EquatableArray<BindingProblem> Faults)
{
    internal static EmittedFiles Of(string path, IEnumerable<FilePlan> plans, ContractCursor cursor)
    {
        var files = new List<GeneratedFile>();
        var faults = new List<BindingProblem>();
        foreach (FilePlan plan in plans)
        {
            cursor.MoveTo(ContractCursor.Document);
            try
            {
                files.Add(plan.Emit(cursor));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                faults.Add(cursor.Fault(fault));
            }
        }

        return new EmittedFiles(path, files.ToEquatableArray(), faults.ToEquatableArray());
    }
}
