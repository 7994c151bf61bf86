namespace XaiGen.Contract.Diagnostics;

/// <summary>Something to tell the author of the contract: which rule, where, and what to do.</summary>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Message">What is wrong; whatever it quotes of the contract, it is one line that every terminal shows as it is.</param>
/// <param name="Pointer">The JSON pointer of the node.</param>
/// <param name="Range">The node's place in the text.</param>
public sealed record Problem(ProblemRule Rule, string Message, string Pointer, TextRange Range)
{
    private readonly string _message = DisplayText.Of(Message);

    /// <summary>A message at its place.</summary>
    public Problem(ProblemMessage message, string pointer, TextRange range)
        : this(message.Rule, message.Text, pointer, range)
    {
    }

    /// <summary>What is wrong; whatever it quotes of the contract, it is one line that every terminal shows as it is.</summary>
    public string Message
    {
        get => _message;
        init => _message = DisplayText.Of(value);
    }
}
