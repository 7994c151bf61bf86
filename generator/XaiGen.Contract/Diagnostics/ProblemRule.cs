using System.Globalization;

namespace XaiGen.Contract.Diagnostics;

/// <summary>A numbered rule of the catalogue, <see cref="ProblemRules"/>, and a message of it.</summary>
/// <param name="Id">
/// The number, by which rules are equal: one that says different things in different places has a message for each.
/// </param>
/// <param name="Severity">How bad it is.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="MessageFormat">What is wrong and what to do, with numbered places for what differs.</param>
public sealed record ProblemRule(string Id, ProblemSeverity Severity, string Title, string MessageFormat)
{
    /// <summary>The same rule with another message.</summary>
    internal ProblemRule Or(string messageFormat) => this with { MessageFormat = messageFormat };

    /// <summary>The message, with what differs in its places.</summary>
    public ProblemMessage Message(params object?[] arguments)
        => new(this, arguments.Length == 0 ? MessageFormat : string.Format(CultureInfo.InvariantCulture, MessageFormat, arguments));

    public bool Equals(ProblemRule? other) => other?.Id == Id;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}
