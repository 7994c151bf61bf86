using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace XaiGen.Extensions.DependencyInjection;

/// <summary>
/// Reads the settings of one client from a section of the configuration. It does not use reflection, so that it works in trimmed programs,
/// and so that a misspelt setting is an error.
/// </summary>
internal sealed class ConfiguredSettings(string name, IConfiguration section) : IConfigureNamedOptions<XaiClientSettings>
{
    private static readonly Dictionary<string, Action<XaiClientSettings, string>> s_settings = new(StringComparer.OrdinalIgnoreCase)
    {
        [nameof(XaiClientSettings.ApiKey)] = (settings, text) => settings.ApiKey = text,
        [nameof(XaiClientOptions.Endpoint)] =
            (settings, text) => settings.Options.Endpoint = Parse<Uri>(text, "an absolute address such as https://api.x.ai", Address),
        [nameof(XaiClientOptions.DriftLedger)] = (settings, text) => settings.Options.DriftLedger = text,
        [nameof(XaiClientOptions.ApplicationId)] = (settings, text) => settings.Options.ApplicationId = text,
        [nameof(XaiClientOptions.BudgetInUsd)] = (settings, text) => settings.Options.BudgetInUsd = Parse<decimal>(
            text, "a number of dollars such as 5.00",
            (string t, out decimal value) => decimal.TryParse(t, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)),
        [nameof(XaiClientOptions.MaxRetries)] =
            (settings, text) => settings.Options.MaxRetries = Parse<int>(text, "a whole number", TryNumber),
        [nameof(XaiClientOptions.RetryDelay)] = (settings, text) => settings.Options.RetryDelay = Duration(text),
        [nameof(XaiClientOptions.MaxRetryDelay)] = (settings, text) => settings.Options.MaxRetryDelay = Duration(text),
        [nameof(XaiClientOptions.NetworkTimeout)] = (settings, text) => settings.Options.NetworkTimeout = Duration(text),
        [nameof(XaiClientOptions.TotalTimeout)] = (settings, text) => settings.Options.TotalTimeout = Duration(text),
        [nameof(XaiClientOptions.PollInterval)] = (settings, text) => settings.Options.PollInterval = Duration(text),
        [nameof(XaiClientOptions.MaxResponseSize)] =
            (settings, text) => settings.Options.MaxResponseSize = Parse<int>(text, "a number of bytes", TryNumber),
        [nameof(XaiClientOptions.MaxDownloadSize)] =
            (settings, text) => settings.Options.MaxDownloadSize = Parse<long>(text, "a number of bytes", TryNumber),
        [nameof(XaiClientOptions.ValidateRequests)] = (settings, text) => settings.Options.ValidateRequests = Flag(text),
        [nameof(XaiClientOptions.AllowPrivateNetworks)] = (settings, text) => settings.Options.AllowPrivateNetworks = Flag(text),
        [nameof(XaiClientOptions.AllowInsecureHttp)] = (settings, text) => settings.Options.AllowInsecureHttp = Flag(text),
        [nameof(XaiClientOptions.RecordPrompts)] = (settings, text) => settings.Options.RecordPrompts = Flag(text),
        [nameof(XaiClientOptions.EnableDistributedTracing)] = (settings, text) => settings.Options.EnableDistributedTracing = Flag(text),
    };

    private delegate bool Parser<T>(string text, out T value);

    /// <summary>The names of all settings, in a stable order.</summary>
    internal static IEnumerable<string> Names
        => s_settings.Keys.Append(nameof(XaiClientOptions.RequestsPerMinute)).Order(StringComparer.Ordinal);

    public void Configure(XaiClientSettings options) => Configure(Options.DefaultName, options);

    public void Configure(string? name1, XaiClientSettings options)
    {
        if (name1 != name)
        {
            return;
        }

        foreach (IConfigurationSection setting in section.GetChildren())
        {
            if (Problem(setting, options) is { } problem)
            {
                options.Problems.Add(problem);
            }
        }
    }

    private static string? Problem(IConfigurationSection setting, XaiClientSettings settings)
    {
        if (setting.Key.Equals(nameof(XaiClientOptions.RequestsPerMinute), StringComparison.OrdinalIgnoreCase))
        {
            return setting.Value is { Length: > 0 } value
                ? $"{setting.Path} is {Shown(value)}; it must have a number for each model."
                : setting.GetChildren().Select(rate => Problem(rate, () => AddRate(settings.Options, rate)))
                    .FirstOrDefault(told => told is not null);
        }

        if (!s_settings.TryGetValue(setting.Key, out Action<XaiClientSettings, string>? set))
        {
            return $"{setting.Path} is not a setting of the client. Correct the name or remove it; there are {string.Join(", ", Names)}.";
        }

        return string.IsNullOrWhiteSpace(setting.Value) ? null : Problem(setting, () => set(settings, setting.Value));
    }

    private static string? Problem(IConfigurationSection setting, Action set)
    {
        try
        {
            set();
            return null;
        }
        catch (FormatException e)
        {
            return $"{setting.Path} is {Shown(setting.Value ?? "")}; it must be {e.Message}.";
        }
        catch (ArgumentOutOfRangeException)
        {
            return $"{setting.Path} is {setting.Value}, which is less than it may be. Raise it, or remove it for the default.";
        }
        catch (ArgumentException e)
        {
            return $"{setting.Path} is {Shown(setting.Value ?? "")}: {e.Message}";
        }
    }

    private static void AddRate(XaiClientOptions options, IConfigurationSection rate)
        => options.RequestsPerMinute = new Dictionary<string, int>(options.RequestsPerMinute)
        {
            [rate.Key] = Parse<int>(rate.Value ?? "", "a whole number", TryNumber),
        };

    // The part before an '@' may be a password.
    private static string Shown(string text) => text.Contains('@', StringComparison.Ordinal) ? "set to a text with an '@'" : $"'{text}'";

    private static bool Flag(string text) => Parse<bool>(text, "true or false", bool.TryParse);

    private static TimeSpan Duration(string text)
        => Parse<TimeSpan>(
            text, "a duration such as 00:00:30",
            (string t, out TimeSpan value) => TimeSpan.TryParse(t, CultureInfo.InvariantCulture, out value));

    private static T Parse<T>(string text, string expected, Parser<T> parse)
        => parse(text, out T value) ? value : throw new FormatException(expected);

    private static bool TryNumber<T>(string text, out T value)
        where T : struct, System.Numerics.INumber<T>
        => T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    private static bool Address(string text, out Uri value)
    {
        bool isAddress = Uri.TryCreate(text, UriKind.Absolute, out Uri? address);
        value = address!;
        return isAddress;
    }
}
