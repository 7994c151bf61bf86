namespace XaiGen.Emulator.Filter;

/// <summary>An invalid filter; positions are counted in characters, starting at 1.</summary>
internal sealed class FilterException(string message, int position)
    : Exception($"{message} (character {position} of the filter)")
{
    public int Position => position;
}
