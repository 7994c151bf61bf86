using System.Diagnostics;
using System.Text.RegularExpressions;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;
using Newtonsoft.Json.Linq;

namespace XaiGen.Review.Validation;

/// <summary>
/// Runs a contract's pattern as a custom format of NJsonSchema, which itself runs patterns without a time limit. All patterns of a
/// validator share a time budget; a pattern that exceeds it is undecided.
/// </summary>
internal sealed class BoundedPattern(string pattern, string format, PatternTime time) : IFormatValidator
{
    private const int MostCharacters = 4_000;

    private readonly Lazy<Regex?> _regex = new(() => Compile(pattern));

    public string Format => format;

    public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.PatternMismatch;

    /// <summary>Whether a text matches; a text is said to if that cannot be decided in time.</summary>
    public bool Matches(string value)
    {
        if (value.Length > MostCharacters)
        {
            time.GiveUp($"a text of {value.Length} characters is too long to be matched with a pattern");
            return true;
        }

        if (time.IsOver || _regex.Value is not { } regex)
        {
            time.GiveUp(time.IsOver ? "the patterns before it took too long" : "its pattern is too long, or is none that .NET can read");
            return true;
        }

        long start = Stopwatch.GetTimestamp();
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            time.GiveUp("its pattern takes too long");
            return true;
        }
        finally
        {
            time.Spend(Stopwatch.GetElapsedTime(start));
        }
    }

#pragma warning disable RS0030 // The interface is NJsonSchema's.
    bool IFormatValidator.IsValid(string value, JTokenType tokenType) => tokenType != JTokenType.String || Matches(value);
#pragma warning restore RS0030

    private static Regex? Compile(string pattern)
    {
        if (pattern.Length > MostCharacters)
        {
            return null;
        }

        try
        {
            return new Regex(pattern, RegexOptions.None, PatternTime.OfOne);
        }
        catch (Exception fault) when (fault is ArgumentException or InsufficientExecutionStackException)
        {
            return null;
        }
    }
}
