namespace XaiGen.Contract.Diagnostics;

/// <summary>Something to tell the author of the contract: which rule, where, and what to do.</summary>
/// <param name="Rule">The rule that was broken.</param>
/// <param name="Message">What is wrong; whatever it quotes of the contract, it is one line that every terminal shows as it is.</param>
/// <param name="Pointer">The JSON pointer of the node.</param>
/// <param name="Range">The node's place in the text.</param>
public sealed record Problem(ProblemRule Rule, string Message, string Pointer, TextRange Range)
{
    private readonly string _message = DisplayText.Of(Message);

    /// <summary>What is wrong; whatever it quotes of the contract, it is one line that every terminal shows as it is.</summary>
    public string Message
    {
        get => _message;
        init => _message = DisplayText.Of(value);
    }

    /// <summary>What to say of an exception that is no fault of the document.</summary>
    /// <param name="who">What failed: <c>reader</c> or <c>generator</c>.</param>
    /// <param name="fault">The exception.</param>
    public static string FaultMessage(string who, Exception fault)
        => $"The {who} failed here, which is a fault of its own: {fault.GetType().Name}: {DisplayText.Of(fault.Message)} Please report it together with this document.";
}
