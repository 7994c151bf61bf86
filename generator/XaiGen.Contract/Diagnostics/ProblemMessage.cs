namespace XaiGen.Contract.Diagnostics;

/// <summary>What a rule says of one place. Only the rules make it, so what is said stands in the catalogue.</summary>
public sealed record ProblemMessage
{
    internal ProblemMessage(ProblemRule rule, string text) => (Rule, Text) = (rule, text);

    /// <summary>The rule that was broken.</summary>
    public ProblemRule Rule { get; }

    /// <summary>What is wrong, and what to do.</summary>
    public string Text { get; }

    /// <summary>What to say of an exception that is no fault of the document.</summary>
    /// <param name="who">What failed: <c>reader</c> or <c>generator</c>.</param>
    /// <param name="fault">The exception.</param>
    public static ProblemMessage OfFault(string who, Exception fault)
        => ProblemRules.InternalFault.Message(who, fault.GetType().Name, DisplayText.Of(fault.Message));
}
