namespace XaiGen.Emulator.Filter;

/// <summary>A filter that cannot be understood; positions are counted in characters from 1.</summary>
internal sealed class FilterException(string message, int position)
    : Exception($"{message} (character {position} of the filter)")
{
    public int Position => position;
}
