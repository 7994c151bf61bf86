using System.Globalization;

namespace XaiGen.Contract.Diagnostics;

/// <summary>A numbered rule of the catalogue, <see cref="ProblemRules"/>, with one of its messages.</summary>
/// <param name="Id">
/// The rule's number. Rules are equal by it: a rule whose message varies by context has one instance per message.
/// </param>
/// <param name="Severity">The severity of its problems.</param>
/// <param name="Title">What is wrong, in a few words.</param>
/// <param name="MessageFormat">What is wrong and how to fix it, with numbered placeholders.</param>
public sealed record ProblemRule(string Id, ProblemSeverity Severity, string Title, string MessageFormat)
{
    /// <summary>Returns the same rule with another message.</summary>
    internal ProblemRule Or(string messageFormat) => this with { MessageFormat = messageFormat };

    /// <summary>Formats the message with these arguments.</summary>
    public ProblemMessage Message(params object?[] arguments)
        => new(this, arguments.Length == 0 ? MessageFormat : string.Format(CultureInfo.InvariantCulture, MessageFormat, arguments))
        {
            Suggestion = arguments.OfType<Suggestion>().FirstOrDefault(),
        };

    public bool Equals(ProblemRule? other) => other?.Id == Id;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Id);
}
