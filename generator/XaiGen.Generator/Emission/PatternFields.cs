using XaiGen.Generator.CSharp;

namespace XaiGen.Generator.Emission;

/// <summary>The fields that hold the patterns of a type's checks, one per distinct pattern.</summary>
internal sealed class PatternFields
{
    private readonly List<string> _patterns = [];

    internal Code FieldOf(string pattern)
    {
        int index = _patterns.IndexOf(pattern);
        if (index < 0)
        {
            index = _patterns.Count;
            _patterns.Add(pattern);
        }

        return $"s_pattern{index}";
    }

    /// <summary>The declarations of the fields requested so far.</summary>
    internal IEnumerable<Code> Declarations()
    {
        for (int i = 0; i < _patterns.Count; i++)
        {
            Code options = $"_sys::Text.RegularExpressions.RegexOptions.CultureInvariant, _sys::TimeSpan.FromSeconds(1)";
            Code regex = $"_sys::Text.RegularExpressions.Regex";
            yield return $"static readonly {regex} s_pattern{i} = new({Literal.Of(_patterns[i])}, {options});";
        }
    }
}
