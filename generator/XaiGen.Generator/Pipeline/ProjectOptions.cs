using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using XaiGen.Contract.Diagnostics;

namespace XaiGen.Generator.Pipeline;

/// <summary>
/// The options of one contract: metadata of its item, which take precedence, then the line of options of an OpenApiReference, then
/// properties of the project.
/// </summary>
internal sealed class ProjectOptions
{
    private readonly AnalyzerConfigOptionsProvider _options;
    private readonly AnalyzerConfigOptions _item;
    private readonly CommandLineOptions _line;

    internal ProjectOptions(AnalyzerConfigOptionsProvider options, AdditionalText contract)
    {
        (_options, _item) = (options, options.GetOptions(contract));
        _item.TryGetValue("build_metadata.AdditionalFiles.XaiGenOptions", out string? line);
        _line = CommandLineOptions.Parse(line ?? "");
        Problem = _line.Problem;
    }

    /// <summary>The first option with a value that it cannot have.</summary>
    internal Problem? Problem { get; private set; }

    /// <summary>The value of an option; null if it is not set.</summary>
    internal string? Text(string option)
        => _item.TryGetValue($"build_metadata.AdditionalFiles.{option}", out string? value) && value.Length > 0 ? value
            : _line[option] is { } onLine ? onLine
            : _options.GlobalOptions.TryGetValue($"build_property.{option}", out value) && value.Length > 0 ? value
            : null;

    /// <summary>The enum value that the option names, ignoring case; the first value if it is not set.</summary>
    internal T Choice<T>(string option)
        where T : struct, Enum
    {
        string[] names = Enum.GetNames(typeof(T));
        string? text = Text(option);
        if (names.FirstOrDefault(name => text is null || name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found)
        {
            return (T)Enum.Parse(typeof(T), found);
        }

        Refuse(option, text, string.Join(" or ", names.Select(name => $"'{name.ToLowerInvariant()}'")));
        return default;
    }

    /// <summary>The value of a Boolean option.</summary>
    internal bool Flag(string option, bool byDefault = false)
    {
        string? text = Text(option);
        if (bool.TryParse(text, out bool isOn))
        {
            return isOn;
        }

        if (text is not null)
        {
            Refuse(option, text, "'true' or 'false'");
        }

        return byDefault;
    }

    private void Refuse(string option, string? text, string expected)
        => Problem ??= GenerationOptions.Problem(ProblemRules.OptionInvalid.Message(option, text, expected));
}
