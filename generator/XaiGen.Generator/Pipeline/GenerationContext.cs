using XaiGen.Contract.Diagnostics;
using XaiGen.Generator.Binding;

namespace XaiGen.Generator.Pipeline;

/// <summary>
/// The current node of the contract, so that an internal fault of the generator has a location, and the cancellation token.
/// </summary>
/// <param name="moved">Called with each node. Only tests pass it, to make the generator fail at one.</param>
internal sealed class GenerationContext(Action<string>? moved = null, CancellationToken cancellation = default)
{
    internal const string Document = "#";

    private string _pointer = Document;

    /// <summary>Sets the current node. An empty pointer keeps the previous one.</summary>
    internal void Visit(string pointer)
    {
        cancellation.ThrowIfCancellationRequested();
        if (pointer.Length > 0)
        {
            _pointer = pointer;
            moved?.Invoke(pointer);
        }
    }

    internal BindingProblem Fault(Exception fault)
        => new(ProblemMessage.OfFault("generator", fault), _pointer);
}
