using XaiGen.Contract.Yaml;

namespace XaiGen.Contract.Diagnostics;

/// <summary>Something to tell the author of the contract: which rule, where, and what to do.</summary>
public sealed record Problem(ProblemRule Rule, string Message, string Pointer, TextRange Range)
{
    /// <summary>What to say of an exception that is no fault of the document.</summary>
    /// <param name="who">What failed: <c>reader</c> or <c>generator</c>.</param>
    /// <param name="fault">The exception.</param>
    public static string FaultMessage(string who, Exception fault)
        => $"The {who} failed here, which is a fault of its own: {fault.GetType().Name}: {fault.Message.OneLine()} Please report it together with this document.";
}
