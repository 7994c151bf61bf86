namespace XaiGen.Contract.Diagnostics;

/// <summary>The word that a misspelt one probably stands for.</summary>
/// <param name="Wrong">The word as the document has it.</param>
/// <param name="Right">The word that it probably stands for.</param>
public sealed record Suggestion(string Wrong, string Right)
{
    /// <summary>Where the wrong word is, if that is not the location of the problem.</summary>
    public TextRange? Place { get; init; }

    /// <summary>What the message suggests, if it does not quote <see cref="Right"/>.</summary>
    internal string? Shown { get; init; }

    /// <summary>The suggestion for a segment of a JSON pointer, where the words are escaped.</summary>
    internal Suggestion InPointer()
        => this with { Wrong = JsonPointer.Escape(Wrong), Right = JsonPointer.Escape(Right), Shown = Right };

    /// <summary>The sentence for a message.</summary>
    public override string ToString() => $" Did you mean '{Shown ?? Right}'?";
}
