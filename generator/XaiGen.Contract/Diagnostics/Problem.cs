namespace XaiGen.Contract.Diagnostics;

/// <summary>A problem reported to the author of the contract: the rule, the location and how to fix it.</summary>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Message">What is wrong: one line that is safe to display in a terminal, whatever it quotes from the contract.</param>
/// <param name="Pointer">The JSON pointer of the node.</param>
/// <param name="Range">The node's location in the text.</param>
public sealed record Problem(ProblemRule Rule, string Message, string Pointer, TextRange Range)
{
    private readonly string _message = DisplayText.Of(Message);

    /// <summary>Creates a problem from a message and its location.</summary>
    public Problem(ProblemMessage message, string pointer, TextRange range)
        : this(message.Rule, message.Text, pointer, range)
        => Suggestion = message.Suggestion;

    /// <summary>The word that the message suggests; null if it suggests none.</summary>
    public Suggestion? Suggestion { get; init; }

    /// <summary>What is wrong: one line that is safe to display in a terminal, whatever it quotes from the contract.</summary>
    public string Message
    {
        get => _message;
        init => _message = DisplayText.Of(value);
    }
}
