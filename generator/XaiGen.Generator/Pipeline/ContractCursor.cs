using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Binding;

namespace XaiGen.Generator.Pipeline;

/// <summary>The node of the contract that is being bound or emitted, so that a fault of the generator itself has a place.</summary>
/// <param name="moved">Is told each node; only tests listen, to make the generator fail at one.</param>
internal sealed class ContractCursor(Action<string>? moved = null, CancellationToken cancellation = default)
{
    internal const string Document = "#";

    private string _pointer = Document;

    /// <summary>Says what comes next. What has no place of its own belongs to the node before it.</summary>
    internal void MoveTo(string pointer)
    {
        cancellation.ThrowIfCancellationRequested();
        if (pointer.Length > 0)
        {
            _pointer = pointer;
            moved?.Invoke(pointer);
        }
    }

    internal BindingProblem Fault(Exception fault)
        => new(ProblemRules.InternalFault, Problem.FaultMessage("generator", fault), _pointer);
}
