using XaiGen.Contract.Text;

namespace XaiGen.Contract;

/// <summary>Something to tell the author of the contract: which rule, where, and what to do.</summary>
public sealed record Problem(ProblemRule Rule, string Message, string Pointer, TextRange Range)
{
    /// <summary>What to say of an exception that is no fault of the document.</summary>
    /// <param name="who">What failed: <c>reader</c> or <c>generator</c>.</param>
    /// <param name="fault">The exception.</param>
    public static string FaultMessage(string who, Exception fault)
        => $"The {who} failed here, which is a fault of its own: {fault.GetType().Name}: {fault.Message.OneLine()} Please report it together with this document.";
}

/// <summary>A numbered rule of the catalogue, <see cref="ProblemRules"/>.</summary>
public sealed record ProblemRule(string Id, ProblemSeverity Severity, string Title);

public enum ProblemSeverity
{
    Error,
    Warning,
    Info,
}

/// <summary>A place in the text. Index and length count UTF-16 units; lines and columns start at 1.</summary>
public readonly record struct TextRange(int Start, int Length, int Line, int Column, int EndLine, int EndColumn);

/// <summary>What reading a document gave: the model, unless nothing could be read, and all that was wrong.</summary>
/// <remarks>With an error among the problems the model holds what could be read all the same.</remarks>
public sealed record ContractReading(ApiContract? Contract, EquatableArray<Problem> Problems);
