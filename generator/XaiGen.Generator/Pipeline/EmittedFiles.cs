using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;
using XaiGen.Generator.Emission;

namespace XaiGen.Generator.Pipeline;

/// <summary>Files of a contract, without those that the generator failed on.</summary>
internal sealed record EmittedFiles(string Path, EquatableArray<GeneratedFile> Files, EquatableArray<BindingProblem> Faults)
{
    internal static EmittedFiles Of(FileBucket bucket, ContractCursor cursor)
    {
        var files = new List<GeneratedFile>();
        var faults = new List<BindingProblem>(bucket.Faults);
        foreach (FilePlan plan in bucket.Plans)
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

        return new EmittedFiles(bucket.Path, files.ToEquatableArray(), faults.ToEquatableArray());
    }
}
