namespace XaiGen.Emulator.Filter;

/// <summary>The right side of a comparison, as written.</summary>
internal readonly record struct FilterValue(string Text, bool IsQuoted, int Position)
{
    public bool IsNull => !IsQuoted && Text == "null";

    public FilterException Refuse(string expectation)
        => new($"{expectation}, found {(IsQuoted ? $"the text \"{Text}\"" : $"'{Text}'")}", Position);
}
