using XaiGen.Contract.Model;
using XaiGen.Generator.Binding;
using XaiGen.Generator.Emission;

namespace XaiGen.Generator.Pipeline;

/// <summary>Files of a contract, without those that the generator failed to emit.</summary>
internal sealed record EmittedFiles(string Path, EquatableArray<GeneratedFile> Files, EquatableArray<BindingProblem> Faults)
{
    internal static EmittedFiles Of(FileBucket bucket, GenerationContext context)
    {
        var files = new List<GeneratedFile>();
        var faults = new List<BindingProblem>(bucket.Faults);
        foreach (FilePlan plan in bucket.Plans)
        {
            context.Visit(GenerationContext.Document);
            try
            {
                files.Add(plan.Emit(context));
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                faults.Add(context.Fault(fault));
            }
        }

        return new EmittedFiles(bucket.Path, files.ToEquatableArray(), faults.ToEquatableArray());
    }
}
