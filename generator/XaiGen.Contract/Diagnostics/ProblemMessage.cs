namespace XaiGen.Contract.Diagnostics;

/// <summary>The message of a rule for one location. Only rules create it, so all wording is in the catalogue.</summary>
public sealed record ProblemMessage
{
    internal ProblemMessage(ProblemRule rule, string text) => (Rule, Text) = (rule, text);

    /// <summary>The rule that was broken.</summary>
    public ProblemRule Rule { get; }

    /// <summary>What is wrong, and how to fix it.</summary>
    public string Text { get; }

    /// <summary>The word that the message suggests; null if it suggests none.</summary>
    public Suggestion? Suggestion { get; init; }

    /// <summary>The message for an exception that the document did not cause.</summary>
    /// <param name="who">What failed: <c>reader</c> or <c>generator</c>.</param>
    /// <param name="fault">The exception.</param>
    public static ProblemMessage OfFault(string who, Exception fault)
        => ProblemRules.InternalFault.Message(who, fault.GetType().Name, DisplayText.Of(fault.Message));
}
