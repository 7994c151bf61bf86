using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;
using XaiGen.Generator.Emission;

namespace XaiGen.Generator.Pipeline;

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
